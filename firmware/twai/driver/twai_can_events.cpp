// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "twai_can_events.h"

#include <algorithm>

namespace twai_can
{

namespace
{

// Adds one unless the limit is reached. Both the event task and the interpreter post.
bool add_below(std::atomic<uint32_t> &value, uint32_t limit)
{
    uint32_t seen = value.load();
    while (seen < limit)
    {
        if (value.compare_exchange_weak(seen, seen + 1))
        {
            return true;
        }
    }
    return false;
}

void subtract_if_positive(std::atomic<uint32_t> &value)
{
    uint32_t seen = value.load();
    while (seen > 0 && !value.compare_exchange_weak(seen, seen - 1))
    {
    }
}

} // namespace

void event_policy::reset()
{
    attached_ = false;
    draining_ = false;
    holds_frame_ = false;
    outstanding_ = 0;
    errors_outstanding_ = 0;
}

void event_policy::set_handler(bool attached, uint32_t frames_waiting)
{
    if (attached && !attached_)
    {
        // Events that went out while nobody listened will never be answered.
        draining_ = false;
        outstanding_ = 0;
        errors_outstanding_ = 0;
    }
    attached_ = attached;
    if (attached)
    {
        post_message_event(std::min(with_held(frames_waiting), message_event_limit));
    }
}

void event_policy::frame_taken()
{
    errors_outstanding_ = 0;
    holds_frame_ = false;
    last_taken_ms_ = outside_.rtos->now_ms();
    draining_ = true;
    subtract_if_positive(outstanding_);
}

void event_policy::frame_given_back()
{
    holds_frame_ = true;
}

void event_policy::queue_was_empty()
{
    errors_outstanding_ = 0;
    draining_ = false;
    outstanding_ = 0;
}

void event_policy::frames_are_waiting(uint32_t frames_waiting)
{
    const uint32_t limit = std::min(with_held(frames_waiting), message_event_limit);
    if (!attached_ || limit == 0)
    {
        return;
    }
    if (!draining_)
    {
        post_message_event(1);
        return;
    }
    if (outside_.rtos->now_ms() - last_taken_ms_ < draining_hold_ms)
    {
        return;
    }
    while (post_message_event(limit))
    {
    }
}

void event_policy::error_happened()
{
    if (attached_ && add_below(errors_outstanding_, error_event_limit))
    {
        counters_.add(counter::error_events);
        outside_.post_event(can_event::error_occurred);
    }
}

bool event_policy::post_message_event(uint32_t limit)
{
    if (!add_below(outstanding_, limit))
    {
        return false;
    }
    counters_.add(counter::message_events);
    outside_.post_event(can_event::message_received);
    return true;
}

} // namespace twai_can
