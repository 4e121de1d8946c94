// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the legacy TWAI driver of ESP-IDF v5.5: the types and calls that the binding uses, with the
// field types of the original, so that a wrong use does not compile.
#pragma once

#include <cstdint>

#include <esp_err.h>
#include <freertos/FreeRTOS.h>
#include <sdkconfig.h>

typedef enum
{
    GPIO_NUM_NC = -1,
    GPIO_NUM_0 = 0,
    GPIO_NUM_MAX = 49
} gpio_num_t;

#define ESP_INTR_FLAG_LEVEL1 (1 << 1)
#define ESP_INTR_FLAG_IRAM (1 << 10)

#ifdef CONFIG_IDF_TARGET_ESP32
#define TWAI_BRP_MAX 128
#else
#define TWAI_BRP_MAX 16384
#endif
#define TWAI_IO_UNUSED ((gpio_num_t)-1)

#define TWAI_ALERT_RX_DATA 0x00000004
#define TWAI_ALERT_ERR_ACTIVE 0x00000010
#define TWAI_ALERT_BUS_RECOVERED 0x00000040
#define TWAI_ALERT_TX_FAILED 0x00000400
#define TWAI_ALERT_RX_QUEUE_FULL 0x00000800
#define TWAI_ALERT_ERR_PASS 0x00001000
#define TWAI_ALERT_BUS_OFF 0x00002000
#define TWAI_ALERT_RX_FIFO_OVERRUN 0x00004000
#define TWAI_ALERT_PERIPH_RESET 0x00010000

typedef enum
{
    TWAI_MODE_NORMAL,
    TWAI_MODE_NO_ACK,
    TWAI_MODE_LISTEN_ONLY
} twai_mode_t;

typedef enum
{
    TWAI_STATE_STOPPED,
    TWAI_STATE_RUNNING,
    TWAI_STATE_BUS_OFF,
    TWAI_STATE_RECOVERING
} twai_state_t;

typedef enum
{
    TWAI_CLK_SRC_APB = 4,
    TWAI_CLK_SRC_DEFAULT = TWAI_CLK_SRC_APB
} twai_clock_source_t;

typedef struct
{
    int controller_id;
    twai_mode_t mode;
    gpio_num_t tx_io;
    gpio_num_t rx_io;
    gpio_num_t clkout_io;
    gpio_num_t bus_off_io;
    uint32_t tx_queue_len;
    uint32_t rx_queue_len;
    uint32_t alerts_enabled;
    uint32_t clkout_divider;
    int intr_flags;
} twai_general_config_t;

typedef struct
{
    twai_clock_source_t clk_src;
    uint32_t quanta_resolution_hz;
    uint32_t brp;
    uint8_t prop_seg;
    uint8_t tseg_1;
    uint8_t tseg_2;
    uint8_t sjw;
    uint8_t ssp_offset;
    bool triple_sampling;
} twai_timing_config_t;

typedef struct
{
    uint32_t acceptance_code;
    uint32_t acceptance_mask;
    bool single_filter;
} twai_filter_config_t;

typedef struct
{
    uint32_t extd : 1;
    uint32_t rtr : 1;
    uint32_t ss : 1;
    uint32_t self : 1;
    uint32_t dlc_non_comp : 1;
    uint32_t reserved : 27;
    uint32_t identifier;
    uint8_t data_length_code;
    uint8_t data[8];
} twai_message_t;

typedef struct
{
    twai_state_t state;
    uint32_t msgs_to_tx;
    uint32_t msgs_to_rx;
    uint32_t tx_error_counter;
    uint32_t rx_error_counter;
    uint32_t tx_failed_count;
    uint32_t rx_missed_count;
    uint32_t rx_overrun_count;
    uint32_t arb_lost_count;
    uint32_t bus_error_count;
} twai_status_info_t;

extern "C" {
esp_err_t twai_driver_install(
    const twai_general_config_t *general,
    const twai_timing_config_t *timing,
    const twai_filter_config_t *filter);
esp_err_t twai_driver_uninstall(void);
esp_err_t twai_start(void);
esp_err_t twai_stop(void);
esp_err_t twai_transmit(const twai_message_t *message, TickType_t ticks);
esp_err_t twai_receive(twai_message_t *message, TickType_t ticks);
esp_err_t twai_read_alerts(uint32_t *alerts, TickType_t ticks);
esp_err_t twai_initiate_recovery(void);
esp_err_t twai_get_status_info(twai_status_info_t *status);
}
