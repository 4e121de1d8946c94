// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Bus-off and the way back: at most one recovery a second, and never stuck.
#include "bench.h"

namespace
{

using simulation::call;
using twai_can::bus_state;
using twai_can::counter;
using twai_can::error;

class recovery : public simulation::bench
{
  protected:
    explicit recovery(uint64_t start_ms = 0) : bench(start_ms) {}
};

TEST_F(recovery, StartsAtOnceAndBringsTheBusBack)
{
    open();
    recover_after(3);
    bus.go_bus_off();
    run();
    EXPECT_EQ(bus.state(), bus_state::recovering);
    run(3);
    EXPECT_EQ(bus.state(), bus_state::running);
    EXPECT_EQ(count(counter::bus_off), 1U);
    EXPECT_EQ(count(counter::recovery_started), 1U);
    EXPECT_EQ(count(counter::restarted), 1U);
}

TEST_F(recovery, TellsTheHandlerOfBothChanges)
{
    open_with_handler();
    recover_after(3);
    bus.go_bus_off();
    run();
    EXPECT_EQ(error_events(), 1U);
    run(3);
    EXPECT_EQ(error_events(), 2U);
    EXPECT_EQ(message_events(), 0U);
}

TEST_F(recovery, TellsNobodyWithoutAHandler)
{
    open();
    recover_after(3);
    bus.go_bus_off();
    run(10);
    EXPECT_TRUE(posted.empty());
}

TEST_F(recovery, IsTriedAtMostOnceASecond)
{
    open();
    std::vector<uint64_t> starts;
    bus.recovery_started = [this, &starts] {
        starts.push_back(rtos.now());
        rtos.after(3, [this] {
            bus.finish_recovery();
            // The short circuit is still there: the first frame takes the controller off the bus again.
            rtos.after(2, [this] { bus.go_bus_off(); });
        });
    };
    bus.go_bus_off();
    run(60000);
    bus.recovery_started = [] {};
    ASSERT_GE(starts.size(), 50U) << "it must go on trying";
    ASSERT_LE(starts.size(), 60U);
    for (size_t i = 1; i < starts.size(); ++i)
    {
        ASSERT_GE(starts[i] - starts[i - 1], 1000U);
        ASSERT_LE(starts[i] - starts[i - 1], 1100U);
    }
}

TEST_F(recovery, SurvivesAnotherBusOffInTheMiddleOfIt)
{
    open();
    bus.go_bus_off();
    run();
    ASSERT_EQ(bus.state(), bus_state::recovering);
    bus.go_bus_off();
    run();
    EXPECT_EQ(bus.calls(call::initiate_recovery), 1) << "not before the second is over";
    EXPECT_EQ(count(counter::bus_off), 2U);
    recover_after(3);
    run(1100);
    EXPECT_EQ(bus.calls(call::initiate_recovery), 2);
    EXPECT_EQ(bus.state(), bus_state::running);
}

TEST_F(recovery, WaitsAsLongAsTheBusIsHeldDown)
{
    open();
    bus.go_bus_off();
    run(60000);
    EXPECT_EQ(bus.state(), bus_state::recovering);
    EXPECT_EQ(bus.calls(call::initiate_recovery), 1);
    bus.finish_recovery();
    run();
    EXPECT_EQ(bus.state(), bus_state::running);
}

TEST_F(recovery, IsRepeatedWhenItWasRefused)
{
    open();
    bus.refuse[call::initiate_recovery] = error::invalid_state;
    bus.go_bus_off();
    run(500);
    EXPECT_EQ(bus.state(), bus_state::bus_off);
    EXPECT_EQ(count(counter::recovery_started), 0U);
    bus.refuse.clear();
    run(200);
    EXPECT_EQ(bus.state(), bus_state::recovering);
}

TEST_F(recovery, RepeatsARestartThatWasRefused)
{
    open();
    recover_after(3);
    bus.refuse[call::start] = error::failed;
    bus.go_bus_off();
    run(250);
    EXPECT_EQ(bus.state(), bus_state::stopped);
    EXPECT_GE(count(counter::restart_failed), 2U);
    bus.refuse.clear();
    run(100);
    EXPECT_EQ(bus.state(), bus_state::running);
}

TEST_F(recovery, CountsTheFramesThatTheRestartThrowsAway)
{
    open();
    recover_after(3);
    deliver(5);
    bus.go_bus_off();
    run(10);
    EXPECT_EQ(count(counter::cleared_by_restart), 5U);
    EXPECT_EQ(drain(), 0U);
}

TEST_F(recovery, LeavesTheControllerReadyToSendAndReceive)
{
    open_with_handler();
    recover_after(3);
    bus.go_bus_off();
    run(10);
    const twai_can::outgoing_message m = simulation::empty_message();
    EXPECT_EQ(can.send(&m), twai_can::result::ok);
    EXPECT_EQ(drain(), 0U);
    deliver(1);
    EXPECT_EQ(message_events(), 1U);
    EXPECT_EQ(drain(), 1U);
}

TEST_F(recovery, FollowsTheStateEvenIfTheAlertWasLost)
{
    open();
    recover_after(3);
    bus.go_bus_off();
    bus.lose_alerts();
    run(200);
    EXPECT_EQ(bus.state(), bus_state::running);
    EXPECT_EQ(count(counter::recovery_started), 1U);
}

TEST_F(recovery, OfALaterSessionIsNotHeldBackByTheOneBefore)
{
    open();
    recover_after(3);
    bus.go_bus_off();
    run(10);
    can.close(1, true);
    open();
    bus.go_bus_off();
    run();
    EXPECT_EQ(bus.calls(call::initiate_recovery), 2);
}

TEST_F(recovery, NeverSpinsWhenTheDriverRefusesToWait)
{
    open();
    bus.refuse[call::read_alerts] = error::invalid_state;
    const int before = bus.calls(call::read_alerts);
    run(1000);
    EXPECT_LE(bus.calls(call::read_alerts) - before, 11);
    bus.refuse.clear();
    deliver(1);
    EXPECT_EQ(drain(), 1U);
}

TEST_F(recovery, DoesNothingWhileTheStateIsUnknown)
{
    open();
    bus.refuse[call::status] = error::failed;
    bus.go_bus_off();
    run(500);
    EXPECT_EQ(bus.calls(call::initiate_recovery), 0);
    bus.refuse.clear();
    run(200);
    EXPECT_EQ(bus.calls(call::initiate_recovery), 1);
}

class recovery_past_the_wrap : public recovery
{
  protected:
    recovery_past_the_wrap() : recovery(0xFFFFFFFFULL - 200) {}
};

TEST_F(recovery_past_the_wrap, KeepsItsDistanceWhenTheClockStartsAgainAtZero)
{
    open();
    recover_after(3);
    bus.go_bus_off();
    run(10);
    ASSERT_EQ(bus.state(), bus_state::running);
    bus.go_bus_off();
    run(900);
    ASSERT_GT(rtos.now(), 0xFFFFFFFFULL);
    EXPECT_EQ(bus.calls(call::initiate_recovery), 1);
    run(200);
    EXPECT_EQ(bus.calls(call::initiate_recovery), 2);
}

TEST_F(recovery, CountsEveryOtherAlert)
{
    open();
    bus.raise(twai_can::alert::tx_failed | twai_can::alert::peripheral_reset);
    run();
    bus.raise(twai_can::alert::peripheral_reset);
    run();
    EXPECT_EQ(count(counter::transmit_failed), 1U);
    EXPECT_EQ(count(counter::peripheral_reset), 2U);
    EXPECT_EQ(count(counter::bus_off), 0U);
}

} // namespace
