// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Closing: by its owner, by a finalizer that owns nothing, by a restart of the interpreter; in every state.
#include "bench.h"

namespace
{

using simulation::bit_rate_500k;
using simulation::call;
using twai_can::bus_state;
using twai_can::error;
using twai_can::result;

class close : public simulation::bench
{
  protected:
    void expect_closed() const
    {
        EXPECT_FALSE(can.is_open());
        EXPECT_FALSE(bus.installed());
        EXPECT_TRUE(rtos.all_tasks_ended());
        EXPECT_EQ(can.bits_per_second(), 0U);
    }
};

TEST_F(close, EndsTheTaskAndFreesTheDriver)
{
    open();
    const uint64_t before = rtos.now();
    EXPECT_EQ(can.close(1, true), result::ok);
    expect_closed();
    EXPECT_LE(rtos.now() - before, 100U);
}

TEST_F(close, WhileReceivingLosesNobodyElse)
{
    open_with_handler();
    deliver(20);
    EXPECT_EQ(can.close(1, true), result::ok);
    expect_closed();
    open();
    deliver(2);
    EXPECT_EQ(drain(), 2U);
}

TEST_F(close, InBusOffWorks)
{
    open();
    bus.refuse[call::initiate_recovery] = error::invalid_state;
    bus.go_bus_off();
    run();
    ASSERT_EQ(bus.state(), bus_state::bus_off);
    EXPECT_EQ(can.close(1, true), result::ok);
    expect_closed();
}

TEST_F(close, WaitsForARunningRecovery)
{
    open();
    recover_after(112);
    bus.go_bus_off();
    run();
    ASSERT_EQ(bus.state(), bus_state::recovering);
    EXPECT_EQ(can.close(1, true), result::ok);
    expect_closed();
    EXPECT_EQ(bus.calls(call::start), 1) << "a closing controller must not go back on the bus";
}

TEST_F(close, DuringAnEndlessRecoveryIsBounded)
{
    open();
    bus.go_bus_off();
    run();
    const uint64_t before = rtos.now();
    EXPECT_EQ(can.close(1, true), result::ok);
    EXPECT_LE(rtos.now() - before, 300U + 250U);
    EXPECT_FALSE(can.is_open());
    EXPECT_TRUE(bus.installed());
}

TEST_F(close, IsFinishedByTheNextOpenOnceTheRecoveryHasEnded)
{
    open();
    bus.go_bus_off();
    run();
    can.close(1, true);
    EXPECT_EQ(can.open(1, &bit_rate_500k), result::invalid_operation);
    EXPECT_EQ(can.open(2, &bit_rate_500k), result::invalid_parameter);
    bus.finish_recovery();
    EXPECT_EQ(can.open(1, &bit_rate_500k), result::ok);
    EXPECT_EQ(bus.calls(call::install), 2);
    deliver(1);
    EXPECT_EQ(drain(), 1U);
}

TEST_F(close, DoesNotTouchTheDriverWhileTheTaskIsStillInsideIt)
{
    // The task hangs in a wait that does not end in time.
    static simulation::virtual_rtos *clock;
    static bool let_go;
    clock = &rtos;
    let_go = false;
    twai_can::twai_api hanging = simulation::bus_table;
    hanging.read_alerts = [](uint32_t &, uint32_t) {
        clock->wait(10000, [] { return let_go; });
        return error::timeout;
    };
    const twai_can::platform stuck = {&hanging, &simulation::rtos_table, &limits, simulation::current_pins,
                                      simulation::record_event};
    twai_can::controller other(stuck);
    ASSERT_EQ(other.open(1, &bit_rate_500k), result::ok);
    run();
    const uint64_t before = rtos.now();
    EXPECT_EQ(other.close(1, true), result::ok);
    EXPECT_EQ(rtos.now() - before, 300U);
    EXPECT_EQ(bus.calls(call::stop), 0);
    EXPECT_EQ(bus.calls(call::uninstall), 0);
    EXPECT_EQ(other.open(1, &bit_rate_500k), result::invalid_operation);
    let_go = true;
    EXPECT_EQ(other.close(1, true), result::ok);
    expect_closed();
}

TEST_F(close, TwiceIsHarmless)
{
    open();
    EXPECT_EQ(can.close(1, true), result::ok);
    EXPECT_EQ(can.close(1, true), result::ok);
    EXPECT_EQ(bus.calls(call::uninstall), 1);
    expect_closed();
}

TEST_F(close, IsContentWhenTheDriverIsGoneAlready)
{
    open();
    const uint64_t before = rtos.now();
    ASSERT_EQ(bus.stop(), error::ok);
    ASSERT_EQ(bus.uninstall(), error::ok);
    bus.refuse[call::uninstall] = error::invalid_argument; // what ESP-IDF answers without a driver
    EXPECT_EQ(can.close(1, true), result::ok);
    EXPECT_LE(rtos.now() - before, 100U);
    bus.refuse.clear();
    EXPECT_EQ(can.open(1, &bit_rate_500k), result::ok);
}

TEST_F(close, BeforeAnyOpenIsHarmless)
{
    EXPECT_EQ(can.close(1, true), result::ok);
    EXPECT_EQ(bus.calls(call::uninstall), 0);
}

TEST_F(close, ByTheFinalizerOfAFailedSecondOpenDoesNothing)
{
    open_with_handler();
    ASSERT_EQ(can.open(1, &bit_rate_500k), result::invalid_operation);
    EXPECT_EQ(can.close(1, false), result::ok); // that object owns nothing
    EXPECT_EQ(can.close(2, true), result::ok);  // nor is another controller ours to close
    EXPECT_TRUE(can.is_open());
    EXPECT_EQ(bus.calls(call::stop), 0);
    deliver(1);
    EXPECT_EQ(message_events(), 1U);
    EXPECT_EQ(drain(), 1U);
}

TEST_F(close, AfterItNoEventIsPosted)
{
    open_with_handler();
    can.close(1, true);
    posted.clear();
    bus.raise(twai_can::alert::rx_data | twai_can::alert::bus_off);
    run(1000);
    EXPECT_TRUE(posted.empty());
}

TEST_F(close, AllowsAnotherBitRateAfterwards)
{
    open();
    can.close(1, true);
    const twai_can::settings ve_can = {16, 15, 4, 3};
    EXPECT_EQ(can.open(1, &ve_can), result::ok);
    EXPECT_EQ(can.bits_per_second(), 250000U);
}

TEST_F(close, BySoftRebootLetsTheNextProgramOpenAgain)
{
    for (int program = 0; program < 3; ++program)
    {
        open_with_handler();
        deliver(5);
        can.soft_reboot();
        expect_closed();
    }
    EXPECT_EQ(bus.calls(call::install), 3);
}

TEST_F(close, BySoftRebootDuringRecoveryIsFinishedLater)
{
    open();
    bus.go_bus_off();
    run();
    can.soft_reboot();
    EXPECT_FALSE(can.is_open());
    bus.finish_recovery();
    can.soft_reboot();
    expect_closed();
}

TEST_F(close, BySoftRebootWithoutAnOpenControllerIsHarmless)
{
    can.soft_reboot();
    EXPECT_EQ(bus.calls(call::uninstall), 0);
}

TEST_F(close, MakesHandlerChangesAndStatusMeaningless)
{
    open();
    can.close(1, true);
    EXPECT_EQ(can.set_handler(true), result::ok);
    twai_can::bus_status status{};
    EXPECT_FALSE(can.read_status(status));
    EXPECT_FALSE(can.events().handler_attached());
}

} // namespace
