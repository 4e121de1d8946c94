// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "twai_can_controller.h"

namespace twai_can
{

namespace
{

result from_install(error outcome)
{
    switch (outcome)
    {
        case error::ok:
            return result::ok;
        case error::invalid_argument: // after our own checks: a pin that cannot be an output, a chip revision
            return result::invalid_parameter;
        case error::invalid_state: // somebody else in the image has installed the TWAI driver
            return result::invalid_operation;
        case error::no_memory:
            return result::out_of_memory;
        case error::timeout:
        case error::failed:
            break;
    }
    return result::failed;
}

} // namespace

result controller::check_request(int id, const settings *wanted) const
{
    if (id != only_controller_id)
    {
        return result::invalid_parameter;
    }
    if (phase_ != phase::closed)
    {
        return result::invalid_operation;
    }
    if (wanted == nullptr)
    {
        return result::null_reference;
    }
    if (check_timing(*wanted, *outside_.limits) != timing_fault::none)
    {
        return result::invalid_parameter;
    }
    return result::ok;
}

result controller::open(int id, const settings *wanted)
{
    if (phase_ == phase::closing && id == only_controller_id)
    {
        finish_closing();
    }
    const result checked = check_request(id, wanted);
    return checked == result::ok ? bring_up(*wanted) : checked;
}

result controller::bring_up(const settings &wanted)
{
    const pins io = outside_.read_pins();
    if (io.transmit < 0 || io.receive < 0 || io.transmit == io.receive)
    {
        return result::pin_unavailable;
    }
    const install_request request{wanted, io, transmit_queue_length, receive_queue_length, alerts_used};
    const result installed = from_install(outside_.twai->install(request));
    if (installed != result::ok)
    {
        return installed;
    }
    counters_.clear();
    events_.reset();
    monitor_.reset();
    frame_held_ = false;
    if (outside_.twai->start() != error::ok)
    {
        outside_.twai->uninstall();
        return result::failed;
    }
    if (!start_event_task())
    {
        outside_.twai->stop();
        outside_.twai->uninstall();
        return result::out_of_memory;
    }
    bits_per_second_ = bit_rate(wanted);
    phase_ = phase::open;
    return result::ok;
}

bool controller::start_event_task()
{
    stop_ = false;
    task_running_ = outside_.rtos->start_task(&controller::run_events, this);
    return task_running_;
}

void controller::run_events(void *self)
{
    auto &me = *static_cast<controller *>(self);
    while (!me.stop_.load())
    {
        const uint32_t alerts = me.monitor_.wait();
        if (me.stop_.load()) // a closing controller must not go back on the bus
        {
            break;
        }
        me.monitor_.react(alerts);
    }
    me.outside_.rtos->give_ended();
}

result controller::close(int id, bool caller_owns_it)
{
    if (id == only_controller_id && caller_owns_it && phase_ != phase::closed)
    {
        finish_closing();
    }
    return result::ok;
}

void controller::soft_reboot()
{
    if (phase_ != phase::closed)
    {
        finish_closing();
    }
}

bool controller::end_event_task()
{
    if (task_running_)
    {
        stop_ = true;
        task_running_ = !outside_.rtos->take_ended(task_end_timeout_ms);
    }
    return !task_running_;
}

// ESP-IDF lets a driver go in the stopped and bus-off states only, and must not be asked while the event
// task still waits inside it. What cannot be finished now is finished by the next open, close or soft reboot.
bool controller::finish_closing()
{
    phase_ = phase::closing;
    bits_per_second_ = 0;
    if (!end_event_task())
    {
        return false;
    }
    events_.reset();
    outside_.twai->stop(); // not legal in bus-off and recovery, and not needed there
    for (uint32_t attempt = 0; attempt < uninstall_attempts; ++attempt)
    {
        const error outcome = outside_.twai->uninstall();
        // ESP-IDF says invalid argument when there is no driver: somebody else has uninstalled it.
        if (outcome == error::ok || outcome == error::invalid_argument)
        {
            phase_ = phase::closed;
            return true;
        }
        outside_.rtos->delay(uninstall_retry_ms);
    }
    return false;
}

result controller::send(const outgoing_message *message)
{
    frame f{};
    const result checked = make_frame(message, f);
    if (checked != result::ok)
    {
        return checked;
    }
    const error outcome = is_open() ? outside_.twai->transmit(f, 0) : error::invalid_state;
    switch (outcome)
    {
        case error::ok:
            return result::ok;
        case error::timeout:
            counters_.add(counter::transmit_queue_full);
            return result::timeout;
        case error::invalid_state:
            counters_.add(counter::transmit_refused);
            return result::invalid_operation;
        case error::invalid_argument:
        case error::no_memory:
        case error::failed:
            break;
    }
    return result::failed;
}

result controller::receive(frame &out)
{
    if (!is_open())
    {
        return result::empty;
    }
    if (frame_held_)
    {
        frame_held_ = false;
        out = held_;
        events_.frame_taken();
        return result::ok;
    }
    bool found = outside_.twai->receive(out, 0) == error::ok;
    if (!found)
    {
        events_.queue_was_empty();
        // A frame that came in just before that call got no event: look once more.
        found = outside_.twai->receive(out, 0) == error::ok;
    }
    if (found)
    {
        events_.frame_taken();
    }
    return found ? result::ok : result::empty;
}

void controller::give_back(const frame &f)
{
    if (is_open())
    {
        held_ = f;
        frame_held_ = true;
        events_.frame_given_back();
    }
}

result controller::set_handler(bool attached)
{
    if (is_open())
    {
        events_.set_handler(attached, attached ? frames_waiting() : 0);
    }
    return result::ok;
}

uint32_t controller::frames_waiting() const
{
    bus_status status{};
    return read_status(status) ? status.frames_waiting : 0;
}

bool controller::read_status(bus_status &status) const
{
    return is_open() && outside_.twai->status(status) == error::ok;
}

} // namespace twai_can
