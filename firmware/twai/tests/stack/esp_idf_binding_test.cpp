// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// What the binding asks ESP-IDF and FreeRTOS for.
#include "stack_bench.h"

#include "twai_can_esp_idf.h"
#include "twai_can_ticks.h"

namespace
{

twai_can::pins soldered = {twai_can::no_pin, twai_can::no_pin};

} // namespace

twai_can::pins twai_can::default_can_pins()
{
    return soldered;
}

namespace
{

using twai_can::error;
using twai_can::to_ticks;

class esp_idf_binding : public stack::stack_bench
{
  protected:
    ~esp_idf_binding() override { soldered = {twai_can::no_pin, twai_can::no_pin}; }
};

TEST_F(esp_idf_binding, InstallsNormalModeWithTheSpecifiedQueues)
{
    open();
    const twai_general_config_t &general = standin::idf.general;
    EXPECT_EQ(general.controller_id, 0);
    EXPECT_EQ(general.mode, TWAI_MODE_NORMAL);
    EXPECT_EQ(general.tx_io, 15);
    EXPECT_EQ(general.rx_io, 16);
    EXPECT_EQ(general.clkout_io, TWAI_IO_UNUSED);
    EXPECT_EQ(general.bus_off_io, TWAI_IO_UNUSED);
    EXPECT_EQ(general.tx_queue_len, 16U);
    EXPECT_EQ(general.rx_queue_len, 64U);
    EXPECT_EQ(general.clkout_divider, 0U);
    EXPECT_EQ(general.alerts_enabled, 0x17C54U);
}

TEST_F(esp_idf_binding, KeepsItsInterruptAliveWhileFlashIsWritten)
{
    open();
    EXPECT_EQ(standin::idf.general.intr_flags, ESP_INTR_FLAG_LEVEL1 | ESP_INTR_FLAG_IRAM);
}

TEST_F(esp_idf_binding, PassesLiteralTiming)
{
    open();
    const twai_timing_config_t &timing = standin::idf.timing;
    EXPECT_EQ(timing.clk_src, TWAI_CLK_SRC_DEFAULT);
    EXPECT_EQ(timing.quanta_resolution_hz, 0U);
    EXPECT_EQ(timing.brp, 8U);
    EXPECT_EQ(timing.prop_seg, 0);
    EXPECT_EQ(timing.tseg_1, 15);
    EXPECT_EQ(timing.tseg_2, 4);
    EXPECT_EQ(timing.sjw, 3);
    EXPECT_FALSE(timing.triple_sampling);
}

TEST_F(esp_idf_binding, AcceptsEveryIdentifier)
{
    open();
    EXPECT_EQ(standin::idf.filter.acceptance_code, 0U);
    EXPECT_EQ(standin::idf.filter.acceptance_mask, 0xFFFFFFFFU);
    EXPECT_TRUE(standin::idf.filter.single_filter);
}

TEST_F(esp_idf_binding, StartsTheEventTaskAsSpecified)
{
    open();
    EXPECT_EQ(standin::idf.task_name, "can_events");
    EXPECT_EQ(standin::idf.task_stack_bytes, 3U * 1024U);
    EXPECT_EQ(standin::idf.task_priority, 10U);
}

TEST_F(esp_idf_binding, ReportsThatNoTaskCouldBeStarted)
{
    rtos.tasks_can_start = false;
    CLR_RT_HeapBlock *controller = mini_clr::new_controller(1, {8, 15, 4, 3});
    EXPECT_EQ(mini_clr::call(mini_clr::native_init, controller), CLR_E_OUT_OF_MEMORY);
    EXPECT_FALSE(bus.installed());
}

TEST_F(esp_idf_binding, TakesSolderedPinsWhereTheMapHasNone)
{
    mini_clr::pin_map[0] = -1;
    mini_clr::pin_map[1] = -1;
    soldered = {27, 26};
    twai_can::pins io = twai_can::read_device_pins();
    EXPECT_EQ(io.transmit, 27);
    EXPECT_EQ(io.receive, 26);
    mini_clr::pin_map[0] = 4;
    io = twai_can::read_device_pins();
    EXPECT_EQ(io.transmit, 4) << "the program decides";
    EXPECT_EQ(io.receive, 26);
}

TEST_F(esp_idf_binding, TranslatesEveryStateOfTheBus)
{
    open();
    const auto state = [] {
        twai_can::bus_status status{};
        EXPECT_EQ(twai_can::esp_idf_twai.status(status), error::ok);
        return status.state;
    };
    EXPECT_EQ(state(), twai_can::bus_state::running);
    bus.go_bus_off();
    EXPECT_EQ(state(), twai_can::bus_state::bus_off);
    run();
    EXPECT_EQ(state(), twai_can::bus_state::recovering);
    bus.finish_recovery();
    EXPECT_EQ(state(), twai_can::bus_state::stopped);
}

TEST_F(esp_idf_binding, TranslatesEveryErrorNumber)
{
    for (const error code : {error::ok, error::timeout, error::invalid_state, error::invalid_argument,
                             error::no_memory, error::failed})
    {
        bus.refuse[simulation::call::stop] = code;
        EXPECT_EQ(twai_can::esp_idf_twai.stop(), code);
    }
}

TEST_F(esp_idf_binding, ReadsTheCountersOfTheDriver)
{
    open();
    bus.set_partner(false);
    twai_can::frame f = simulation::numbered_frame(1);
    twai_can::esp_idf_twai.transmit(f, 0);
    bus.overrun(2);
    bus.deliver(f);
    twai_can::bus_status status{};
    ASSERT_EQ(twai_can::esp_idf_twai.status(status), error::ok);
    EXPECT_EQ(status.frames_to_send, 1U);
    EXPECT_EQ(status.frames_waiting, 1U);
    EXPECT_EQ(status.receive_overrun, 2U);
    EXPECT_EQ(status.transmit_errors, 128U);
}

TEST_F(esp_idf_binding, LimitsThePrescalerToWhatAByteCanHold)
{
    EXPECT_EQ(twai_can::esp_idf_timing_limits.prescaler_max, 254);
    EXPECT_EQ(twai_can::esp_idf_timing_limits.coarse_above, 254);
}

TEST(ticks, RoundUpSoThatAShortWaitIsOne)
{
    EXPECT_EQ(to_ticks(0), 0U);
    EXPECT_EQ(to_ticks(1), 1U);
    EXPECT_EQ(to_ticks(10), 1U);
    EXPECT_EQ(to_ticks(11), 2U);
    EXPECT_EQ(to_ticks(100), 10U);
    EXPECT_EQ(to_ticks(0xFFFFFFFF), 429496730U);
}

} // namespace
