// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Events: enough of them to keep every kind of handler going, never more than the limit.
#include "bench.h"

#include <algorithm>

namespace
{

using twai_can::counter;
using twai_can::frame;
using twai_can::result;

class events : public simulation::bench
{
  protected:
    // The event queue of the interpreter: posted events that no handler has seen yet.
    size_t in_queue() const { return posted.size() - handled_; }

    bool dispatch(bool draining)
    {
        if (in_queue() == 0)
        {
            return false;
        }
        ++handled_;
        if (draining)
        {
            taken_ += drain();
        }
        else
        {
            frame f{};
            taken_ += can.receive(f) == result::ok ? 1 : 0;
        }
        return true;
    }

    size_t handled_ = 0;
    size_t taken_ = 0;
};

TEST_F(events, AreNotPostedWithoutAHandler)
{
    open();
    deliver(10);
    run(500);
    EXPECT_TRUE(posted.empty());
    EXPECT_EQ(drain(), 10U);
}

TEST_F(events, AnnounceAFrameAtOnce)
{
    open_with_handler();
    bus.deliver(simulation::numbered_frame(1));
    run();
    ASSERT_EQ(posted.size(), 1U);
    EXPECT_EQ(posted[0].event, twai_can::can_event::message_received);
    EXPECT_EQ(posted[0].time_ms, rtos.now());
    EXPECT_EQ(count(counter::message_events), 1U);
}

TEST_F(events, StayWithinTheLimitWhileTheInterpreterDoesNotDrain)
{
    open_with_handler();
    for (uint32_t frames = 1; frames <= 100; ++frames)
    {
        deliver(1);
        run(50);
        ASSERT_LE(posted.size(), std::min<size_t>(frames, 4));
        ASSERT_GE(posted.size(), 1U);
    }
    twai_can::bus_status status{};
    ASSERT_TRUE(can.read_status(status));
    EXPECT_EQ(status.frames_waiting, 64U);
    EXPECT_EQ(status.receive_missed, 36U);
}

TEST_F(events, NeverExceedFourOutstandingForAHandlerThatTakesOneFrame)
{
    open_with_handler();
    for (int round = 0; round < 200; ++round)
    {
        deliver(3);
        run(20);
        dispatch(false);
        ASSERT_LE(in_queue(), 4U);
        ASSERT_LE(can.events().outstanding(), 4U);
    }
}

TEST_F(events, KeepAHandlerGoingThatTakesOneFrameForEachEvent)
{
    open_with_handler();
    deliver(50);
    for (int tick = 0; tick < 500 && taken_ < 50; ++tick)
    {
        while (dispatch(false))
        {
        }
        run(10);
    }
    EXPECT_EQ(taken_, 50U);
    EXPECT_EQ(handled_, 50U);
    EXPECT_LE(rtos.now(), 50U / 4U * 250U) << "four frames in each quarter of a second at least";
}

TEST_F(events, NeedOnlyOneForAHandlerThatDrains)
{
    open_with_handler();
    deliver(50);
    run(300);
    EXPECT_EQ(posted.size(), 1U);
    dispatch(true);
    EXPECT_EQ(taken_, 50U);
    run(300);
    EXPECT_EQ(posted.size(), 1U);
    deliver(1);
    EXPECT_EQ(posted.size(), 2U);
}

// A drain loop at full bus load takes a frame for each one that arrives and comes to no end for seconds. One
// event for each of these frames would fill the queue of the interpreter.
TEST_F(events, DoNotPileUpWhileAHandlerIsDraining)
{
    open_with_handler();
    deliver(20);
    ++handled_;
    frame f{};
    for (int i = 0; i < 5000; ++i)
    {
        ASSERT_EQ(can.receive(f), result::ok);
        deliver(1);
        run(1);
        ASSERT_LE(in_queue(), 1U);
    }
    EXPECT_EQ(drain(), 20U);
    deliver(1);
    EXPECT_GE(in_queue(), 1U) << "after the drain the next frame is announced again";
}

TEST_F(events, ComeAgainWhenADrainStopsHalfWay)
{
    open_with_handler();
    deliver(10);
    ++handled_;
    frame f{};
    for (int i = 0; i < 5; ++i)
    {
        ASSERT_EQ(can.receive(f), result::ok); // the handler throws at the sixth
    }
    run(250);
    EXPECT_GE(in_queue(), 1U);
    EXPECT_LE(in_queue(), 4U);
}

TEST_F(events, AreNotLostWhateverTheOrderOfDeliveryAndDrain)
{
    open_with_handler();
    uint32_t random = 12345;
    size_t delivered = 0;
    for (int step = 0; step < 3000; ++step)
    {
        random = random * 1664525U + 1013904223U;
        const uint32_t choice = random >> 29;
        if (choice < 3 && delivered - taken_ < 60)
        {
            bus.deliver(simulation::numbered_frame(static_cast<uint32_t>(delivered++)));
        }
        else if (choice < 6)
        {
            run(random >> 16 & 3U);
        }
        else
        {
            dispatch((random & 0x10000000U) != 0);
        }
        ASSERT_LE(in_queue(), 4U);
    }
    for (int tick = 0; tick < 100; ++tick)
    {
        run(100);
        while (dispatch(false))
        {
        }
    }
    EXPECT_EQ(taken_, delivered);
}

TEST_F(events, ComeAgainAfterARestartThrewTheAnnouncedFrameAway)
{
    open_with_handler();
    recover_after(3);
    deliver(1);
    ASSERT_EQ(message_events(), 1U);
    bus.go_bus_off();
    run(10);
    ASSERT_EQ(bus.state(), twai_can::bus_state::running);
    EXPECT_EQ(message_events(), 1U) << "nothing waits any more";
    EXPECT_EQ(drain(), 0U);
    deliver(1);
    EXPECT_EQ(message_events(), 2U);
}

TEST_F(events, DoNotAnnounceWhatTheRestartHasJustThrownAway)
{
    open_with_handler();
    recover_after(100); // ends together with the pause after which the second frame would be announced
    deliver(2);
    frame f{};
    ASSERT_EQ(can.receive(f), result::ok);
    bus.go_bus_off();
    run(100);
    ASSERT_EQ(count(counter::cleared_by_restart), 1U);
    EXPECT_EQ(message_events(), 1U);
}

TEST_F(events, AboutErrorsAreBoundedWhileNobodyAnswers)
{
    open_with_handler();
    recover_after(3);
    for (int i = 0; i < 10; ++i)
    {
        bus.go_bus_off();
        run(1200);
    }
    EXPECT_EQ(count(counter::bus_off), 10U);
    EXPECT_EQ(error_events(), 2U);
    drain();
    bus.go_bus_off();
    run(1200);
    EXPECT_EQ(error_events(), 4U);
    EXPECT_EQ(count(counter::error_events), 4U);
}

class events_past_the_wrap : public events
{
  protected:
    events_past_the_wrap() : start_(0xFFFFFFFFULL - 50) {}
    uint64_t start_;
};

TEST_F(events_past_the_wrap, AreHeldForTheSameTime)
{
    rtos.advance(0xFFFFFFFFU - 50);
    open_with_handler();
    deliver(10);
    frame f{};
    ASSERT_EQ(can.receive(f), result::ok);
    run(90);
    EXPECT_EQ(posted.size(), 1U);
    run(120);
    EXPECT_EQ(posted.size(), 5U);
    ASSERT_GT(rtos.now(), 0xFFFFFFFFULL);
}

} // namespace
