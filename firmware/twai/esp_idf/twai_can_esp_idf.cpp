// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "twai_can_esp_idf.h"

#include <cstring>

#include <driver/twai.h>
#include <sdkconfig.h>

#include "twai_can_ticks.h"

namespace twai_can
{

namespace
{

static_assert(alert::rx_data == TWAI_ALERT_RX_DATA, "alert numbering differs from ESP-IDF");
static_assert(alert::error_active == TWAI_ALERT_ERR_ACTIVE, "alert numbering differs from ESP-IDF");
static_assert(alert::bus_recovered == TWAI_ALERT_BUS_RECOVERED, "alert numbering differs from ESP-IDF");
static_assert(alert::tx_failed == TWAI_ALERT_TX_FAILED, "alert numbering differs from ESP-IDF");
static_assert(alert::rx_queue_full == TWAI_ALERT_RX_QUEUE_FULL, "alert numbering differs from ESP-IDF");
static_assert(alert::error_passive == TWAI_ALERT_ERR_PASS, "alert numbering differs from ESP-IDF");
static_assert(alert::bus_off == TWAI_ALERT_BUS_OFF, "alert numbering differs from ESP-IDF");
static_assert(alert::rx_fifo_overrun == TWAI_ALERT_RX_FIFO_OVERRUN, "alert numbering differs from ESP-IDF");
static_assert(alert::peripheral_reset == TWAI_ALERT_PERIPH_RESET, "alert numbering differs from ESP-IDF");

// Without the second flag the interrupt would be masked while flash is written, whatever sdkconfig says.
#ifdef CONFIG_TWAI_ISR_IN_IRAM
constexpr int interrupt_flags = ESP_INTR_FLAG_LEVEL1 | ESP_INTR_FLAG_IRAM;
#else
constexpr int interrupt_flags = ESP_INTR_FLAG_LEVEL1;
#endif

error from_esp(esp_err_t code)
{
    switch (code)
    {
        case ESP_OK:
            return error::ok;
        case ESP_ERR_TIMEOUT:
            return error::timeout;
        case ESP_ERR_INVALID_STATE:
            return error::invalid_state;
        case ESP_ERR_INVALID_ARG:
            return error::invalid_argument;
        case ESP_ERR_NO_MEM:
            return error::no_memory;
        default:
            return error::failed;
    }
}

bus_state from_twai(twai_state_t state)
{
    switch (state)
    {
        case TWAI_STATE_RUNNING:
            return bus_state::running;
        case TWAI_STATE_BUS_OFF:
            return bus_state::bus_off;
        case TWAI_STATE_RECOVERING:
            return bus_state::recovering;
        case TWAI_STATE_STOPPED:
            break;
    }
    return bus_state::stopped;
}

twai_general_config_t general_config(const install_request &request)
{
    twai_general_config_t config = {};
    config.controller_id = 0;
    config.mode = TWAI_MODE_NORMAL;
    config.tx_io = static_cast<gpio_num_t>(request.io.transmit);
    config.rx_io = static_cast<gpio_num_t>(request.io.receive);
    config.clkout_io = TWAI_IO_UNUSED;
    config.bus_off_io = TWAI_IO_UNUSED;
    config.tx_queue_len = request.transmit_queue;
    config.rx_queue_len = request.receive_queue;
    config.alerts_enabled = request.alerts;
    config.intr_flags = interrupt_flags;
    return config;
}

twai_timing_config_t timing_config(const settings &timing)
{
    twai_timing_config_t config = {};
    config.clk_src = TWAI_CLK_SRC_DEFAULT;
    config.quanta_resolution_hz = 0; // else the prescaler is ignored
    config.brp = timing.prescaler;
    config.tseg_1 = timing.segment1;
    config.tseg_2 = timing.segment2;
    config.sjw = timing.jump_width;
    config.triple_sampling = false;
    return config;
}

error install(const install_request &request)
{
    const twai_general_config_t general = general_config(request);
    const twai_timing_config_t timing = timing_config(request.timing);
    twai_filter_config_t filter = {}; // accept all: every mask bit set means "do not compare"
    filter.acceptance_mask = 0xFFFFFFFF;
    filter.single_filter = true;
    return from_esp(twai_driver_install(&general, &timing, &filter));
}

error start()
{
    return from_esp(twai_start());
}

error stop()
{
    return from_esp(twai_stop());
}

error uninstall()
{
    return from_esp(twai_driver_uninstall());
}

error transmit(const frame &f, uint32_t timeout_ms)
{
    twai_message_t message = {};
    message.extd = f.extended ? 1 : 0;
    message.rtr = f.remote ? 1 : 0;
    message.identifier = f.id;
    message.data_length_code = f.length_code;
    std::memcpy(message.data, f.data, data_length(f));
    return from_esp(twai_transmit(&message, to_ticks(timeout_ms)));
}

error receive(frame &f, uint32_t timeout_ms)
{
    twai_message_t message = {};
    const esp_err_t code = twai_receive(&message, to_ticks(timeout_ms));
    if (code == ESP_OK)
    {
        f = {};
        f.id = message.identifier;
        f.extended = message.extd != 0;
        f.remote = message.rtr != 0;
        f.length_code = message.data_length_code;
        std::memcpy(f.data, message.data, data_length(f));
    }
    return from_esp(code);
}

error read_alerts(uint32_t &alerts, uint32_t timeout_ms)
{
    return from_esp(twai_read_alerts(&alerts, to_ticks(timeout_ms)));
}

error initiate_recovery()
{
    return from_esp(twai_initiate_recovery());
}

error status(bus_status &out)
{
    twai_status_info_t info = {};
    const esp_err_t code = twai_get_status_info(&info);
    out = {from_twai(info.state),  info.msgs_to_tx,      info.msgs_to_rx,      info.tx_error_counter,
           info.rx_error_counter,  info.tx_failed_count, info.rx_missed_count, info.rx_overrun_count,
           info.arb_lost_count,    info.bus_error_count};
    return from_esp(code);
}

// CanSettings holds the prescaler in a byte.
constexpr uint16_t largest_even_byte = 254;
constexpr uint16_t prescaler_max = TWAI_BRP_MAX < largest_even_byte ? TWAI_BRP_MAX : largest_even_byte;
#ifdef CONFIG_IDF_TARGET_ESP32
constexpr uint16_t coarse_above = 128;
#else
constexpr uint16_t coarse_above = largest_even_byte;
#endif

} // namespace

const twai_api esp_idf_twai = {install, start,       stop,              uninstall, transmit,
                               receive, read_alerts, initiate_recovery, status};

const timing_limits esp_idf_timing_limits = {prescaler_max, coarse_above};

} // namespace twai_can
