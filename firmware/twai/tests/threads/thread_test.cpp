// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The driver between three real threads: the bus, the event task, the interpreter.
#include "bench.h"
#include "real_rtos.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace
{

using simulation::numbered_frame;
using twai_can::frame;
using twai_can::result;

std::atomic<int> events_posted{0};

void count_event(twai_can::can_event)
{
    ++events_posted;
}

class real_threads : public ::testing::Test
{
  protected:
    real_threads() : bus(threads::wait), outside{&simulation::bus_table, &threads::real_rtos, &limits,
                                                 simulation::current_pins, count_event},
                     can(outside)
    {
        simulation::current = {};
        simulation::current.bus = &bus;
        events_posted = 0;
    }

    ~real_threads() override
    {
        can.soft_reboot();
        threads::join_tasks();
        simulation::current = {};
    }

    void open()
    {
        ASSERT_EQ(can.open(1, &simulation::bit_rate_500k), result::ok);
        ASSERT_EQ(can.set_handler(true), result::ok);
    }

    // The bus: never more frames than the receive queue holds, so that every one must arrive.
    void deliver_all(uint32_t frames)
    {
        for (uint32_t i = 0; i < frames; ++i)
        {
            twai_can::bus_status status{};
            while (bus.status(status) == twai_can::error::ok && status.frames_waiting > 48)
            {
                std::this_thread::yield();
            }
            bus.deliver(numbered_frame(i));
            if (i % 7 == 0)
            {
                std::this_thread::sleep_for(std::chrono::microseconds(50));
            }
        }
    }

    // The interpreter: sleeps until an event, then handles it. False when none came in time.
    bool next_event(int &handled) const
    {
        const bool came = threads::wait(10000, [&handled] { return events_posted > handled; });
        handled += came ? 1 : 0;
        return came;
    }

    simulation::virtual_bus bus;
    twai_can::timing_limits limits = {254, 254};
    twai_can::platform outside;
    twai_can::controller can;
};

TEST_F(real_threads, LoseNoFrameAndNoWakeUpWithADrainingHandler)
{
    constexpr uint32_t frames = 5000;
    open();
    std::thread source([this] { deliver_all(frames); });
    uint32_t taken = 0;
    int handled = 0;
    bool in_order = true;
    while (taken < frames && next_event(handled))
    {
        frame f{};
        while (can.receive(f) == result::ok)
        {
            in_order = in_order && f.data[0] == static_cast<uint8_t>(taken);
            ++taken;
        }
    }
    source.join();
    EXPECT_EQ(taken, frames);
    EXPECT_TRUE(in_order);
    EXPECT_LE(events_posted - handled, 4);
}

TEST_F(real_threads, KeepAHandlerGoingThatTakesOneFrame)
{
    constexpr uint32_t frames = 30;
    open();
    std::thread source([this] { deliver_all(frames); });
    uint32_t taken = 0;
    int handled = 0;
    while (taken < frames && next_event(handled))
    {
        frame f{};
        taken += can.receive(f) == result::ok ? 1 : 0;
    }
    source.join();
    EXPECT_EQ(taken, frames);
}

TEST_F(real_threads, OpenAndCloseUnderTrafficAndBusOff)
{
    std::atomic<bool> enough{false};
    std::atomic<int> bus_offs{0};
    std::thread source([this, &enough, &bus_offs] {
        for (uint32_t i = 0; !enough; ++i)
        {
            bus.deliver(numbered_frame(i));
            if (i % 50 == 49 && bus.state() == twai_can::bus_state::running)
            {
                bus.go_bus_off();
                ++bus_offs;
            }
            bus.finish_recovery();
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
    });
    for (int session = 0; session < 20; ++session)
    {
        ASSERT_EQ(can.open(1, &simulation::bit_rate_500k), result::ok) << session;
        for (int i = 0; i < 100; ++i)
        {
            frame f{};
            const std::vector<uint8_t> data = {1, 2, 3};
            const twai_can::outgoing_message m = simulation::message_of(data);
            const result sent = can.send(&m);
            ASSERT_TRUE(sent == result::ok || sent == result::invalid_operation);
            ASSERT_EQ(can.set_handler(i % 3 != 0), result::ok);
            can.receive(f);
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        }
        ASSERT_EQ(can.close(1, true), result::ok);
        ASSERT_FALSE(bus.installed());
    }
    enough = true;
    source.join();
    EXPECT_GE(bus_offs, 1);
}

} // namespace
