// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "twai_can_monitor.h"

namespace twai_can
{

namespace
{

struct counted_alert
{
    uint32_t bit;
    counter which;
};

constexpr counted_alert counted_alerts[] = {
    {alert::bus_off, counter::bus_off},
    {alert::error_passive, counter::error_passive},
    {alert::error_active, counter::error_active},
    {alert::tx_failed, counter::transmit_failed},
    {alert::rx_queue_full, counter::receive_queue_full},
    {alert::rx_fifo_overrun, counter::receive_overrun},
    {alert::peripheral_reset, counter::peripheral_reset},
};

} // namespace

void bus_monitor::reset()
{
    recovered_before_ = false;
    last_recovery_ms_ = 0;
}

uint32_t bus_monitor::wait() const
{
    uint32_t alerts = 0;
    const error outcome = outside_.twai->read_alerts(alerts, alert_wait_ms);
    if (outcome == error::ok)
    {
        return alerts;
    }
    if (outcome != error::timeout)
    {
        // Refused without waiting: without this pause the task would take all the time of its core.
        outside_.rtos->delay(alert_wait_ms);
    }
    return 0;
}

void bus_monitor::react(uint32_t alerts)
{
    count(alerts);
    bus_status status{};
    if (outside_.twai->status(status) != error::ok)
    {
        return;
    }
    const bool queues_emptied = follow(status);
    events_.frames_are_waiting(queues_emptied ? 0 : status.frames_waiting);
}

void bus_monitor::count(uint32_t alerts)
{
    for (const counted_alert &entry : counted_alerts)
    {
        if ((alerts & entry.bit) != 0)
        {
            counters_.add(entry.which);
        }
    }
    if ((alerts & alert::bus_off) != 0)
    {
        events_.error_happened();
    }
}

// The state decides, not the alert: an alert that two changes share, or that came while the task was busy,
// must not leave the bus down.
bool bus_monitor::follow(const bus_status &status)
{
    switch (status.state)
    {
        case bus_state::bus_off:
            recover_when_due();
            return false;
        case bus_state::stopped:
            // Only a finished recovery leads here while the controller is open.
            return restart(status.frames_waiting);
        case bus_state::running:
        case bus_state::recovering:
            break;
    }
    return false;
}

void bus_monitor::recover_when_due()
{
    const uint32_t now = outside_.rtos->now_ms();
    if (recovered_before_ && now - last_recovery_ms_ < recovery_period_ms)
    {
        return;
    }
    if (outside_.twai->initiate_recovery() == error::ok)
    {
        recovered_before_ = true;
        last_recovery_ms_ = now;
        counters_.add(counter::recovery_started);
    }
}

bool bus_monitor::restart(uint32_t frames_waiting)
{
    if (outside_.twai->start() != error::ok)
    {
        counters_.add(counter::restart_failed);
        return false;
    }
    counters_.add(counter::restarted);
    counters_.add(counter::cleared_by_restart, frames_waiting);
    events_.error_happened();
    return true;
}

} // namespace twai_can
