// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "virtual_bus.h"

using twai_can::bus_state;
using twai_can::error;
namespace alert = twai_can::alert;

namespace simulation
{

namespace
{
constexpr uint32_t error_passive_level = 128;
constexpr uint32_t bus_off_level = 256;
} // namespace

std::optional<error> virtual_bus::refused(call which)
{
    ++calls_[which];
    const auto found = refuse.find(which);
    return found == refuse.end() ? std::nullopt : std::optional<error>(found->second);
}

int virtual_bus::calls(call which) const
{
    const lock guard(mutex_);
    const auto found = calls_.find(which);
    return found == calls_.end() ? 0 : found->second;
}

bool virtual_bus::installed() const
{
    const lock guard(mutex_);
    return installed_;
}

bus_state virtual_bus::state() const
{
    const lock guard(mutex_);
    return state_;
}

error virtual_bus::install(const twai_can::install_request &request)
{
    const lock guard(mutex_);
    if (const auto no = refused(call::install))
    {
        return *no;
    }
    if (installed_)
    {
        return error::invalid_state;
    }
    last_request = request;
    installed_ = true;
    state_ = bus_state::stopped;
    alerts_ = 0;
    missed_ = overrun_ = 0;
    to_send_.clear();
    received_.clear();
    return error::ok;
}

error virtual_bus::start()
{
    const lock guard(mutex_);
    if (const auto no = refused(call::start))
    {
        return *no;
    }
    if (!installed_ || state_ != bus_state::stopped)
    {
        return error::invalid_state;
    }
    to_send_.clear();
    received_.clear();
    state_ = bus_state::running;
    return error::ok;
}

error virtual_bus::stop()
{
    const lock guard(mutex_);
    if (const auto no = refused(call::stop))
    {
        return *no;
    }
    if (!installed_ || state_ != bus_state::running)
    {
        return error::invalid_state;
    }
    to_send_.clear();
    state_ = bus_state::stopped;
    return error::ok;
}

error virtual_bus::uninstall()
{
    const lock guard(mutex_);
    if (const auto no = refused(call::uninstall))
    {
        return *no;
    }
    if (!installed_ || (state_ != bus_state::stopped && state_ != bus_state::bus_off))
    {
        return error::invalid_state;
    }
    installed_ = false;
    return error::ok;
}

error virtual_bus::transmit(const twai_can::frame &f, uint32_t timeout_ms)
{
    const lock guard(mutex_);
    if (!installed_ || state_ != bus_state::running)
    {
        return error::invalid_state;
    }
    if (to_send_.size() > last_request->transmit_queue)
    {
        // A wait here would stop every managed thread: the driver must not ask for one.
        return timeout_ms == 0 ? error::timeout : error::failed;
    }
    last_transmitted = f;
    to_send_.push_back(f);
    send_all();
    return error::ok;
}

// Time on the wire does not matter to the driver: with a partner a frame is gone at once.
void virtual_bus::send_all()
{
    if (!partner_ && !to_send_.empty() && transmit_errors_ < error_passive_level)
    {
        transmit_errors_ = error_passive_level;
        alerts_ |= alert::error_passive;
    }
    while (partner_ && !to_send_.empty())
    {
        sent_.push_back(to_send_.front());
        to_send_.pop_front();
    }
}

error virtual_bus::receive(twai_can::frame &f, uint32_t timeout_ms)
{
    const lock guard(mutex_);
    if (!installed_ || timeout_ms != 0)
    {
        return error::invalid_state;
    }
    if (received_.empty())
    {
        return error::timeout;
    }
    f = received_.front();
    received_.pop_front();
    return error::ok;
}

error virtual_bus::read_alerts(uint32_t &alerts, uint32_t timeout_ms)
{
    {
        const lock guard(mutex_);
        if (const auto no = refused(call::read_alerts))
        {
            return *no;
        }
    }
    wait_(timeout_ms, [this] {
        const lock guard(mutex_);
        return alerts_ != 0;
    });
    const lock guard(mutex_);
    alerts = alerts_;
    alerts_ = 0;
    return alerts == 0 ? error::timeout : error::ok;
}

error virtual_bus::initiate_recovery()
{
    const lock guard(mutex_);
    if (const auto no = refused(call::initiate_recovery))
    {
        return *no;
    }
    if (!installed_ || state_ != bus_state::bus_off)
    {
        return error::invalid_state;
    }
    to_send_.clear();
    state_ = bus_state::recovering;
    recovery_started();
    return error::ok;
}

error virtual_bus::status(twai_can::bus_status &out)
{
    const lock guard(mutex_);
    if (const auto no = refused(call::status))
    {
        return *no;
    }
    if (!installed_)
    {
        return error::invalid_state;
    }
    out = {};
    out.state = state_;
    out.frames_to_send = static_cast<uint32_t>(to_send_.size());
    out.frames_waiting = static_cast<uint32_t>(received_.size());
    out.transmit_errors = transmit_errors_;
    out.receive_missed = missed_;
    out.receive_overrun = overrun_;
    return error::ok;
}

void virtual_bus::set_partner(bool present)
{
    const lock guard(mutex_);
    partner_ = present;
    if (present && transmit_errors_ >= error_passive_level)
    {
        transmit_errors_ = 0;
        alerts_ |= alert::error_active;
    }
    send_all();
}

void virtual_bus::deliver(const twai_can::frame &f)
{
    const lock guard(mutex_);
    if (!installed_ || state_ != bus_state::running)
    {
        return;
    }
    if (received_.size() >= last_request->receive_queue)
    {
        ++missed_;
        alerts_ |= alert::rx_queue_full;
        return;
    }
    received_.push_back(f);
    alerts_ |= alert::rx_data;
}

void virtual_bus::go_bus_off()
{
    const lock guard(mutex_);
    state_ = bus_state::bus_off;
    transmit_errors_ = bus_off_level;
    alerts_ |= alert::bus_off;
}

void virtual_bus::finish_recovery()
{
    const lock guard(mutex_);
    if (state_ == bus_state::recovering)
    {
        state_ = bus_state::stopped;
        transmit_errors_ = 0;
        alerts_ |= alert::bus_recovered;
    }
}

void virtual_bus::raise(uint32_t alerts)
{
    const lock guard(mutex_);
    alerts_ |= alerts;
}

void virtual_bus::lose_alerts()
{
    const lock guard(mutex_);
    alerts_ = 0;
}

void virtual_bus::overrun(uint32_t frames_lost)
{
    const lock guard(mutex_);
    overrun_ += frames_lost;
    alerts_ |= alert::rx_fifo_overrun;
}

} // namespace simulation
