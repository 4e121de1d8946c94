// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// One round of the event task: wait for alerts, count them, follow the bus state, tell the interpreter.
#pragma once

#include "twai_can_events.h"

namespace twai_can
{

constexpr uint32_t alert_wait_ms = 100;
constexpr uint32_t recovery_period_ms = 1000;

class bus_monitor
{
  public:
    constexpr bus_monitor(const platform &outside, counter_set &counters, event_policy &events) noexcept
        : outside_(outside), counters_(counters), events_(events)
    {
    }

    // New session: a first bus-off is answered at once.
    void reset();

    // Waits at most 100 ms. Returns the alert bits, 0 when there were none.
    uint32_t wait() const;

    // Acts on the alerts and on the present state.
    void react(uint32_t alerts);

  private:
    // follow() and restart() return true when the bus was started again, which empties both queues.
    void count(uint32_t alerts);
    bool follow(const bus_status &status);
    void recover_when_due();
    bool restart(uint32_t frames_waiting);

    const platform &outside_;
    counter_set &counters_;
    event_policy &events_;
    bool recovered_before_ = false;
    uint32_t last_recovery_ms_ = 0;
};

} // namespace twai_can
