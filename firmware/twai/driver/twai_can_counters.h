// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Counters of one controller. Written by the event task and by the interpreter, read by anybody.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace twai_can
{

enum class counter : uint8_t
{
    bus_off,             // times the controller left the bus
    recovery_started,    // recoveries asked for, at most one a second
    restarted,           // times the bus ran again after a recovery
    restart_failed,      // restarts that ESP-IDF refused; they are repeated
    cleared_by_restart,  // received frames that a restart threw away unread
    error_passive,       // nobody acknowledges, or the wiring is bad
    error_active,        // back from error passive
    transmit_failed,     // alerts
    receive_queue_full,  // alerts; ESP-IDF counts the lost frames itself (bus_status::receive_missed)
    receive_overrun,     // alerts; lost frames: bus_status::receive_overrun
    peripheral_reset,    // ESP32 errata work-around fired
    transmit_queue_full, // messages refused because 16 are waiting
    transmit_refused,    // messages refused because the bus was not running
    message_events,      // events posted for received frames
    error_events,        // events posted for bus-off and recovery
    how_many
};

class counter_set
{
  public:
    void add(counter which, uint32_t amount = 1)
    {
        values_[static_cast<size_t>(which)].fetch_add(amount, std::memory_order_relaxed);
    }

    uint32_t get(counter which) const
    {
        return values_[static_cast<size_t>(which)].load(std::memory_order_relaxed);
    }

    void clear()
    {
        for (auto &value : values_)
        {
            value.store(0, std::memory_order_relaxed);
        }
    }

  private:
    std::array<std::atomic<uint32_t>, static_cast<size_t>(counter::how_many)> values_{};
};

} // namespace twai_can
