// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Sending while the bus is full, deaf or down. Nothing of it may wait.
#include "bench.h"

namespace
{

using simulation::message_of;
using twai_can::counter;
using twai_can::outgoing_message;
using twai_can::result;

class send : public simulation::bench
{
  protected:
    result send_one(uint8_t number = 0)
    {
        const std::vector<uint8_t> data = {number};
        const outgoing_message m = message_of(data);
        return can.send(&m);
    }

    // The chip holds one frame, the queue sixteen.
    void fill_queue()
    {
        bus.set_partner(false);
        for (uint8_t i = 0; i <= twai_can::transmit_queue_length; ++i)
        {
            ASSERT_EQ(send_one(i), result::ok);
        }
    }

    uint32_t waiting_to_be_sent() const
    {
        twai_can::bus_status status{};
        EXPECT_TRUE(can.read_status(status));
        return status.frames_to_send;
    }
};

TEST_F(send, UsesQueuesOfSixteenAndSixtyFourFrames)
{
    open();
    EXPECT_EQ(bus.last_request->transmit_queue, 16U);
    EXPECT_EQ(bus.last_request->receive_queue, 64U);
}

TEST_F(send, IntoAFullQueueTimesOutWithoutWaiting)
{
    open();
    fill_queue();
    const uint64_t before = rtos.now();
    EXPECT_EQ(send_one(), result::timeout);
    EXPECT_EQ(rtos.now(), before);
    EXPECT_EQ(count(counter::transmit_queue_full), 1U);
    EXPECT_EQ(waiting_to_be_sent(), 17U);
}

TEST_F(send, WithoutAPartnerForAMinuteNeverWaitsAndNeverLeavesTheBus)
{
    open_with_handler();
    bus.set_partner(false);
    int refused = 0;
    for (int second = 0; second < 60; ++second)
    {
        const uint64_t before = rtos.now();
        refused += send_one(static_cast<uint8_t>(second)) == result::timeout ? 1 : 0;
        ASSERT_EQ(rtos.now(), before);
        run(1000);
    }
    EXPECT_EQ(refused, 60 - 17);
    EXPECT_EQ(bus.state(), twai_can::bus_state::running);
    EXPECT_EQ(count(counter::error_passive), 1U);
    EXPECT_EQ(count(counter::bus_off), 0U);
    EXPECT_TRUE(posted.empty());
}

TEST_F(send, GoesOnByItselfWhenAPartnerAppearsAfterAMinute)
{
    open();
    fill_queue();
    run(60000);
    EXPECT_EQ(send_one(), result::timeout);
    bus.set_partner(true);
    run();
    EXPECT_EQ(bus.sent().size(), 17U);
    EXPECT_EQ(count(counter::error_active), 1U);
    EXPECT_EQ(send_one(99), result::ok);
    EXPECT_EQ(bus.sent().back().data[0], 99);
}

TEST_F(send, KeepsTheOrder)
{
    open();
    fill_queue();
    bus.set_partner(true);
    for (size_t i = 0; i < bus.sent().size(); ++i)
    {
        EXPECT_EQ(bus.sent()[i].data[0], i);
    }
}

TEST_F(send, InBusOffIsAnInvalidOperation)
{
    open();
    bus.go_bus_off();
    EXPECT_EQ(send_one(), result::invalid_operation);
    EXPECT_EQ(count(counter::transmit_refused), 1U);
}

TEST_F(send, DuringRecoveryIsAnInvalidOperation)
{
    open();
    bus.go_bus_off();
    run();
    ASSERT_EQ(bus.state(), twai_can::bus_state::recovering);
    EXPECT_EQ(send_one(), result::invalid_operation);
}

TEST_F(send, BeforeOpenAndAfterCloseIsAnInvalidOperation)
{
    EXPECT_EQ(send_one(), result::invalid_operation);
    open();
    EXPECT_EQ(send_one(), result::ok);
    can.close(1, true);
    EXPECT_EQ(send_one(), result::invalid_operation);
}

TEST_F(send, ReportsWhatItDoesNotUnderstandAsFailed)
{
    // Listen-only, or no transmit queue: both are not used here, so no better word exists for the caller.
    twai_can::twai_api odd = simulation::bus_table;
    const twai_can::platform strange = {&odd, &simulation::rtos_table, &limits, simulation::current_pins,
                                        simulation::record_event};
    static twai_can::error answer = twai_can::error::failed;
    odd.transmit = [](const twai_can::frame &, uint32_t) { return answer; };
    twai_can::controller other(strange);
    ASSERT_EQ(other.open(1, &simulation::bit_rate_500k), result::ok);
    const outgoing_message m = simulation::empty_message();
    for (const auto code :
         {twai_can::error::failed, twai_can::error::invalid_argument, twai_can::error::no_memory})
    {
        answer = code;
        EXPECT_EQ(other.send(&m), result::failed);
    }
    other.close(1, true);
}

} // namespace
