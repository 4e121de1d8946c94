// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Decides when the interpreter gets an event. Its event queue holds 128 records for all devices and drops the
// oldest, so an event per frame would push out the events of serial ports, pins and sockets.
//
// The rules:
//  * never more than min(frames waiting, 4) message events outstanding, never more than two error events;
//  * one event is enough for a handler that drains; while it is draining nothing is posted at all, because
//    every frame that arrives is found by its own loop;
//  * a handler that takes one frame per event stops with frames left; after 100 ms without a call it gets as
//    many further events as the limit allows.
#pragma once

#include "twai_can_api.h"
#include "twai_can_counters.h"

namespace twai_can
{

constexpr uint32_t message_event_limit = 4;
constexpr uint32_t error_event_limit = 2;
constexpr uint32_t draining_hold_ms = 100;

class event_policy
{
  public:
    constexpr event_policy(const platform &outside, counter_set &counters) noexcept
        : outside_(outside), counters_(counters)
    {
    }

    // New session: no handler, nothing outstanding.
    void reset();

    // Interpreter: a handler was attached or removed; frames_waiting is the length of the receive queue.
    void set_handler(bool attached, uint32_t frames_waiting);

    // Interpreter: GetMessage took a frame, could not keep it, or found none.
    void frame_taken();
    void frame_given_back();
    void queue_was_empty();

    // Event task: so many frames wait now. Called after every alert and at least every 100 ms.
    void frames_are_waiting(uint32_t frames_waiting);

    // Event task: bus-off, or back from it.
    void error_happened();

    bool handler_attached() const { return attached_; }
    uint32_t outstanding() const { return outstanding_; }

  private:
    bool post_message_event(uint32_t limit);
    uint32_t with_held(uint32_t frames_waiting) const { return frames_waiting + (holds_frame_ ? 1 : 0); }

    const platform &outside_;
    counter_set &counters_;
    std::atomic<bool> attached_{false};
    std::atomic<bool> draining_{false};
    std::atomic<bool> holds_frame_{false}; // one frame waits in front of the receive queue
    std::atomic<uint32_t> last_taken_ms_{0};
    std::atomic<uint32_t> outstanding_{0};
    std::atomic<uint32_t> errors_outstanding_{0};
};

} // namespace twai_can
