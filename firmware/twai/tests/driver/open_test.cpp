// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Opening: what is checked, in which order, and that a failure leaves nothing behind.
#include "bench.h"

namespace
{

using simulation::bit_rate_500k;
using simulation::call;
using twai_can::error;
using twai_can::result;
using twai_can::settings;

class open : public simulation::bench
{
  protected:
    void expect_nothing_left() const
    {
        EXPECT_FALSE(can.is_open());
        EXPECT_FALSE(bus.installed());
        EXPECT_TRUE(rtos.all_tasks_ended());
    }
};

TEST_F(open, BringsTheControllerOnTheBusAtOnce)
{
    EXPECT_EQ(can.open(1, &bit_rate_500k), result::ok);
    EXPECT_TRUE(can.is_open());
    EXPECT_EQ(bus.state(), twai_can::bus_state::running);
    EXPECT_EQ(rtos.tasks_started(), 1);
    EXPECT_EQ(bus.last_request->io.transmit, 15);
    EXPECT_EQ(bus.last_request->io.receive, 16);
}

TEST_F(open, AsksForExactlyTheAlertsThatAreHandled)
{
    ASSERT_EQ(can.open(1, &bit_rate_500k), result::ok);
    constexpr uint32_t received = 0x4 | 0x800 | 0x4000;     // RX_DATA, RX_QUEUE_FULL, RX_FIFO_OVERRUN
    constexpr uint32_t state = 0x10 | 0x1000 | 0x2000 | 0x40; // ERR_ACTIVE, ERR_PASS, BUS_OFF, BUS_RECOVERED
    constexpr uint32_t other = 0x400 | 0x10000;             // TX_FAILED, PERIPH_RESET
    EXPECT_EQ(bus.last_request->alerts, received | state | other);
}

TEST_F(open, KnowsOnlyControllerOne)
{
    for (const int id : {0, 2, 9, -1, -16})
    {
        EXPECT_EQ(can.open(id, &bit_rate_500k), result::invalid_parameter) << id;
    }
    expect_nothing_left();
}

TEST_F(open, WithoutSettingsIsANullReference)
{
    EXPECT_EQ(can.open(1, nullptr), result::null_reference);
    expect_nothing_left();
}

TEST_F(open, NeedsBothPinsAndTwoDifferentOnes)
{
    for (const twai_can::pins io : {twai_can::pins{-1, -1}, {-1, 16}, {15, -1}, {15, 15}})
    {
        simulation::current.io = io;
        EXPECT_EQ(can.open(1, &bit_rate_500k), result::pin_unavailable);
    }
    EXPECT_EQ(bus.calls(call::install), 0);
    expect_nothing_left();
}

TEST_F(open, AcceptsPinZero)
{
    simulation::current.io = {0, 1};
    EXPECT_EQ(can.open(1, &bit_rate_500k), result::ok);
}

TEST_F(open, ChecksTimingBeforePins)
{
    simulation::current.io = {-1, -1};
    const settings odd = {9, 15, 4, 3};
    EXPECT_EQ(can.open(1, &odd), result::invalid_parameter);
}

TEST_F(open, TwiceIsRefusedWithoutHurtingTheFirst)
{
    simulation::bench::open();
    deliver(1);
    EXPECT_EQ(can.open(1, &bit_rate_500k), result::invalid_operation);
    EXPECT_EQ(can.open(1, nullptr), result::invalid_operation);
    EXPECT_EQ(can.open(2, &bit_rate_500k), result::invalid_parameter);
    EXPECT_TRUE(can.is_open());
    EXPECT_EQ(bus.calls(call::install), 1);
    EXPECT_EQ(bus.calls(call::stop), 0);
    EXPECT_EQ(bus.calls(call::uninstall), 0);
    EXPECT_EQ(drain(), 1U);
}

struct refusal
{
    error code;
    result expected;
};

TEST_F(open, SaysWhyTheDriverCouldNotBeInstalled)
{
    constexpr refusal refusals[] = {{error::invalid_argument, result::invalid_parameter},
                                    {error::invalid_state, result::invalid_operation},
                                    {error::no_memory, result::out_of_memory},
                                    {error::failed, result::failed},
                                    {error::timeout, result::failed}};
    for (const refusal &r : refusals)
    {
        bus.refuse[call::install] = r.code;
        EXPECT_EQ(can.open(1, &bit_rate_500k), r.expected);
        expect_nothing_left();
    }
}

TEST_F(open, UninstallsWhenTheDriverDoesNotStart)
{
    bus.refuse[call::start] = error::invalid_state;
    EXPECT_EQ(can.open(1, &bit_rate_500k), result::failed);
    EXPECT_EQ(bus.calls(call::uninstall), 1);
    expect_nothing_left();
}

TEST_F(open, StopsAndUninstallsWhenThereIsNoTask)
{
    rtos.tasks_can_start = false;
    EXPECT_EQ(can.open(1, &bit_rate_500k), result::out_of_memory);
    EXPECT_EQ(bus.calls(call::stop), 1);
    EXPECT_EQ(bus.calls(call::uninstall), 1);
    expect_nothing_left();
}

TEST_F(open, WorksAfterAFailure)
{
    rtos.tasks_can_start = false;
    ASSERT_EQ(can.open(1, &bit_rate_500k), result::out_of_memory);
    rtos.tasks_can_start = true;
    EXPECT_EQ(can.open(1, &bit_rate_500k), result::ok);
    deliver(1);
    EXPECT_EQ(drain(), 1U);
}

TEST_F(open, StartsItsCountersAtZero)
{
    simulation::bench::open();
    bus.overrun(1);
    run();
    ASSERT_EQ(count(twai_can::counter::receive_overrun), 1U);
    can.close(1, true);
    simulation::bench::open();
    EXPECT_EQ(count(twai_can::counter::receive_overrun), 0U);
}

TEST_F(open, MakesNoUseOfAHandlerOfTheSessionBefore)
{
    open_with_handler();
    can.close(1, true);
    simulation::bench::open();
    deliver(3);
    EXPECT_TRUE(posted.empty());
}

} // namespace
