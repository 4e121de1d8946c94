// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "bench.h"

#include <algorithm>

namespace simulation
{

parts current;

const twai_can::twai_api bus_table = {
    [](const twai_can::install_request &request) { return current.bus->install(request); },
    [] { return current.bus->start(); },
    [] { return current.bus->stop(); },
    [] { return current.bus->uninstall(); },
    [](const twai_can::frame &f, uint32_t timeout_ms) { return current.bus->transmit(f, timeout_ms); },
    [](twai_can::frame &f, uint32_t timeout_ms) { return current.bus->receive(f, timeout_ms); },
    [](uint32_t &alerts, uint32_t timeout_ms) { return current.bus->read_alerts(alerts, timeout_ms); },
    [] { return current.bus->initiate_recovery(); },
    [](twai_can::bus_status &status) { return current.bus->status(status); },
};

const twai_can::rtos_api rtos_table = {
    [](void (*entry)(void *), void *argument) { return current.rtos->start_task(entry, argument); },
    [](uint32_t timeout_ms) { return current.rtos->take_ended(timeout_ms); },
    [] { current.rtos->give_ended(); },
    [](uint32_t milliseconds) { current.rtos->delay(milliseconds); },
    [] { return static_cast<uint32_t>(current.rtos->now()); },
};

twai_can::pins current_pins()
{
    return current.io;
}

void record_event(twai_can::can_event event)
{
    current.posted->push_back({current.rtos->now(), event});
}

twai_can::frame numbered_frame(uint32_t number)
{
    twai_can::frame f{};
    f.id = 0x305;
    f.length_code = twai_can::max_data_bytes;
    f.data[0] = static_cast<uint8_t>(number);
    f.data[1] = static_cast<uint8_t>(number >> 8);
    return f;
}

twai_can::outgoing_message message_of(const std::vector<uint8_t> &bytes)
{
    return {0x351, twai_can::id_type_standard, twai_can::frame_type_data, bytes.data(), bytes.size()};
}

twai_can::outgoing_message empty_message()
{
    return {0x351, twai_can::id_type_standard, twai_can::frame_type_data, nullptr, 0};
}

bench::bench(uint64_t start_ms)
    : rtos(start_ms),
      bus([this](uint32_t ms, std::function<bool()> ready) { return rtos.wait(ms, std::move(ready)); }),
      outside{&bus_table, &rtos_table, &limits, current_pins, record_event}, can(outside)
{
    current = {&rtos, &bus, &posted};
}

bench::~bench()
{
    bus.refuse.clear();
    if (bus.state() == twai_can::bus_state::recovering)
    {
        bus.finish_recovery();
    }
    can.soft_reboot();
    current = {};
}

void bench::open()
{
    ASSERT_EQ(can.open(1, &bit_rate_500k), twai_can::result::ok);
    run();
}

void bench::open_with_handler()
{
    open();
    ASSERT_EQ(can.set_handler(true), twai_can::result::ok);
}

void bench::deliver(uint32_t frames)
{
    for (uint32_t i = 0; i < frames; ++i)
    {
        bus.deliver(numbered_frame(i));
    }
    run();
}

void bench::recover_after(uint32_t milliseconds)
{
    bus.recovery_started = [this, milliseconds] {
        rtos.after(milliseconds, [this] { bus.finish_recovery(); });
    };
}

size_t bench::drain()
{
    size_t taken = 0;
    twai_can::frame f{};
    while (can.receive(f) == twai_can::result::ok)
    {
        ++taken;
    }
    return taken;
}

size_t bench::events(twai_can::can_event which) const
{
    return static_cast<size_t>(std::count_if(
        posted.begin(), posted.end(), [which](const posted_event &p) { return p.event == which; }));
}

size_t bench::message_events() const
{
    return events(twai_can::can_event::message_received);
}

size_t bench::error_events() const
{
    return events(twai_can::can_event::error_occurred);
}

} // namespace simulation
