// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// What every driver test starts from: a controller on a virtual bus with a partner, pins set, clock at rest.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "twai_can_controller.h"
#include "virtual_bus.h"
#include "virtual_rtos.h"

namespace simulation
{

constexpr twai_can::settings bit_rate_500k = {8, 15, 4, 3};

// A frame whose first byte tells it from the others.
twai_can::frame numbered_frame(uint32_t number);

// A standard data message with the given bytes, which must outlive it.
twai_can::outgoing_message message_of(const std::vector<uint8_t> &bytes);
twai_can::outgoing_message message_of(std::vector<uint8_t> &&bytes) = delete;
twai_can::outgoing_message empty_message();

struct posted_event
{
    uint64_t time_ms;
    twai_can::can_event event;
};

// Tables without state of their own have to find the objects of the running test.
struct parts
{
    virtual_rtos *rtos = nullptr;
    virtual_bus *bus = nullptr;
    std::vector<posted_event> *posted = nullptr;
    twai_can::pins io = {15, 16};
};
extern parts current;
extern const twai_can::twai_api bus_table;
extern const twai_can::rtos_api rtos_table;
twai_can::pins current_pins();
void record_event(twai_can::can_event event);

class bench : public ::testing::Test
{
  protected:
    explicit bench(uint64_t start_ms = 0);
    ~bench() override; // closes what the test left open

    void open();
    void open_with_handler();
    void run(uint32_t milliseconds = 0) { rtos.advance(milliseconds); }
    void deliver(uint32_t frames);
    void recover_after(uint32_t milliseconds); // every recovery that is asked for takes so long
    size_t drain();                            // takes frames until there are none
    size_t message_events() const;
    size_t error_events() const;
    uint32_t count(twai_can::counter which) const { return can.counters().get(which); }

    virtual_rtos rtos;
    virtual_bus bus;
    std::vector<posted_event> posted;
    twai_can::timing_limits limits = {254, 254};
    twai_can::platform outside;
    twai_can::controller can;

  private:
    size_t events(twai_can::can_event which) const;
};

} // namespace simulation
