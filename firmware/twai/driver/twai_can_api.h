// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The functions that the driver needs from outside, as tables. The ESP-IDF binding fills them on the chip,
// the tests fill them with a controller in memory and a clock that moves only when it is told to.
#pragma once

#include "twai_can_timing.h"

namespace twai_can
{

enum class error : uint8_t
{
    ok,
    timeout,          // nothing within the given time, or no room
    invalid_state,    // not legal in the present state of the controller
    invalid_argument, // refused as it stands
    no_memory,
    failed
};

enum class bus_state : uint8_t
{
    stopped,
    running,
    bus_off,
    recovering
};

// Alert bits as ESP-IDF numbers them (driver/twai.h); the binding asserts that they agree.
namespace alert
{
constexpr uint32_t rx_data = 0x00000004;
constexpr uint32_t error_active = 0x00000010;
constexpr uint32_t bus_recovered = 0x00000040;
constexpr uint32_t tx_failed = 0x00000400;
constexpr uint32_t rx_queue_full = 0x00000800;
constexpr uint32_t error_passive = 0x00001000;
constexpr uint32_t bus_off = 0x00002000;
constexpr uint32_t rx_fifo_overrun = 0x00004000;
constexpr uint32_t peripheral_reset = 0x00010000;
} // namespace alert

constexpr uint32_t alerts_used = alert::rx_data | alert::error_active | alert::bus_recovered |
                                 alert::tx_failed | alert::rx_queue_full | alert::error_passive |
                                 alert::bus_off | alert::rx_fifo_overrun | alert::peripheral_reset;

// 16 frames to send, 64 received: at 500 kbit/s and full load that is 15 ms of a busy interpreter.
constexpr uint32_t transmit_queue_length = 16;
constexpr uint32_t receive_queue_length = 64;

struct install_request
{
    settings timing;
    pins io;
    uint32_t transmit_queue;
    uint32_t receive_queue;
    uint32_t alerts;
};

struct bus_status
{
    bus_state state;
    uint32_t frames_to_send;
    uint32_t frames_waiting;
    uint32_t transmit_errors;
    uint32_t receive_errors;
    uint32_t transmit_failed;
    uint32_t receive_missed;
    uint32_t receive_overrun;
    uint32_t arbitration_lost;
    uint32_t bus_errors;
};

// The nine calls of the TWAI driver.
struct twai_api
{
    error (*install)(const install_request &request);
    error (*start)();
    error (*stop)();
    error (*uninstall)();
    error (*transmit)(const frame &f, uint32_t timeout_ms);
    error (*receive)(frame &f, uint32_t timeout_ms);
    error (*read_alerts)(uint32_t &alerts, uint32_t timeout_ms);
    error (*initiate_recovery)();
    error (*status)(bus_status &status);
};

// Task, semaphore, delay and clock. The semaphore is one binary semaphore: "the event task has ended".
struct rtos_api
{
    bool (*start_task)(void (*entry)(void *), void *argument);
    bool (*take_ended)(uint32_t timeout_ms);
    void (*give_ended)();
    void (*delay)(uint32_t milliseconds);
    uint32_t (*now_ms)(); // wraps; compare differences only
};

// The event task, as specified for every real-time system behind rtos_api.
constexpr uint32_t event_task_stack_bytes = 3072;
constexpr uint32_t event_task_priority = 10;

struct platform
{
    const twai_api *twai;
    const rtos_api *rtos;
    const timing_limits *limits;
    pins (*read_pins)();                // from the device map of the board
    void (*post_event)(can_event event); // to the event queue of the interpreter
};

} // namespace twai_can
