// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Receiving: content, order, a full queue, an interpreter that is short of memory.
#include "bench.h"

namespace
{

using simulation::numbered_frame;
using twai_can::counter;
using twai_can::frame;
using twai_can::result;

class receive : public simulation::bench
{
};

TEST_F(receive, KeepsEveryLengthFromZeroToEight)
{
    open();
    for (uint8_t length = 0; length <= 8; ++length)
    {
        frame in = numbered_frame(length);
        in.length_code = length;
        bus.deliver(in);
        frame out{};
        ASSERT_EQ(can.receive(out), result::ok);
        EXPECT_EQ(twai_can::data_length(out), length);
        EXPECT_FALSE(out.remote);
    }
}

TEST_F(receive, TakesALengthCodeAboveEightAsEightBytes)
{
    open();
    for (uint8_t code = 9; code <= 15; ++code)
    {
        frame in = numbered_frame(code);
        in.length_code = code;
        bus.deliver(in);
        frame out{};
        ASSERT_EQ(can.receive(out), result::ok);
        EXPECT_EQ(twai_can::data_length(out), 8);
    }
}

TEST_F(receive, KeepsRemoteFramesAndGivesThemNoData)
{
    open();
    for (uint8_t length = 0; length <= 8; ++length)
    {
        frame in = numbered_frame(1);
        in.remote = true;
        in.length_code = length;
        bus.deliver(in);
        frame out{};
        ASSERT_EQ(can.receive(out), result::ok);
        EXPECT_TRUE(out.remote);
        EXPECT_EQ(out.length_code, length);
        EXPECT_EQ(twai_can::data_length(out), 0);
    }
}

TEST_F(receive, KeepsStandardAndExtendedIdentifiersApart)
{
    open();
    for (const uint32_t id : {0U, 0x7FFU, 0x1FFFFFFFU})
    {
        for (const bool extended : {false, true})
        {
            frame in = numbered_frame(1);
            in.id = id;
            in.extended = extended;
            bus.deliver(in);
            frame out{};
            ASSERT_EQ(can.receive(out), result::ok);
            EXPECT_EQ(out.id, id);
            EXPECT_EQ(out.extended, extended);
        }
    }
}

TEST_F(receive, IsEmptyWhenNothingWaits)
{
    open();
    frame out{};
    EXPECT_EQ(can.receive(out), result::empty);
}

TEST_F(receive, IsEmptyWhileTheControllerIsClosed)
{
    frame out{};
    EXPECT_EQ(can.receive(out), result::empty);
    open();
    deliver(1);
    can.close(1, true);
    EXPECT_EQ(can.receive(out), result::empty);
}

TEST_F(receive, WithoutDrainingFillsTheQueueAndCountsTheRest)
{
    open_with_handler();
    deliver(70);
    twai_can::bus_status status{};
    ASSERT_TRUE(can.read_status(status));
    EXPECT_EQ(status.frames_waiting, 64U);
    EXPECT_EQ(status.receive_missed, 6U);
    EXPECT_GE(count(counter::receive_queue_full), 1U);
    EXPECT_EQ(drain(), 64U);
}

TEST_F(receive, CountsOverrunsOfTheChip)
{
    open();
    bus.overrun(3);
    run();
    twai_can::bus_status status{};
    ASSERT_TRUE(can.read_status(status));
    EXPECT_EQ(status.receive_overrun, 3U);
    EXPECT_EQ(count(counter::receive_overrun), 1U);
}

TEST_F(receive, KeepsTheOldestFramesAndTheirOrder)
{
    open();
    deliver(70);
    for (uint32_t i = 0; i < 64; ++i)
    {
        frame out{};
        ASSERT_EQ(can.receive(out), result::ok);
        EXPECT_EQ(out.data[0], i);
    }
}

TEST_F(receive, ReturnsAFrameThatTheInterpreterCouldNotKeep)
{
    open();
    deliver(2);
    frame first{};
    ASSERT_EQ(can.receive(first), result::ok);
    can.give_back(first);
    frame again{};
    ASSERT_EQ(can.receive(again), result::ok);
    EXPECT_EQ(again.data[0], first.data[0]);
    ASSERT_EQ(can.receive(again), result::ok);
    EXPECT_EQ(again.data[0], 1);
    EXPECT_EQ(can.receive(again), result::empty);
}

TEST_F(receive, AnnouncesAFrameThatWasGivenBack)
{
    open_with_handler();
    deliver(1);
    frame out{};
    ASSERT_EQ(can.receive(out), result::ok);
    can.give_back(out);
    posted.clear();
    run(200);
    EXPECT_EQ(message_events(), 1U);
}

TEST_F(receive, ForgetsAFrameThatWasGivenBackOnceItIsClosed)
{
    open();
    deliver(1);
    frame out{};
    ASSERT_EQ(can.receive(out), result::ok);
    can.give_back(out);
    can.close(1, true);
    can.give_back(out); // too late
    open();
    EXPECT_EQ(can.receive(out), result::empty);
}

// The frame arrives between the look that finds nothing and the note that nothing is outstanding.
TEST_F(receive, FindsAFrameThatArrivesDuringTheLastLook)
{
    static simulation::virtual_bus *late;
    late = &bus;
    static int looks;
    looks = 0;
    twai_can::twai_api racing = simulation::bus_table;
    racing.receive = [](frame &f, uint32_t timeout) {
        const twai_can::error outcome = late->receive(f, timeout);
        if (++looks == 1)
        {
            late->deliver(numbered_frame(7));
        }
        return outcome;
    };
    const twai_can::platform unlucky = {&racing, &simulation::rtos_table, &limits, simulation::current_pins,
                                        simulation::record_event};
    twai_can::controller other(unlucky);
    ASSERT_EQ(other.open(1, &simulation::bit_rate_500k), result::ok);
    frame out{};
    EXPECT_EQ(other.receive(out), result::ok);
    EXPECT_EQ(out.data[0], 7);
    other.close(1, true);
}

} // namespace
