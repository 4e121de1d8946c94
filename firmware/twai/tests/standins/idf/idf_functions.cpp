// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The stand-in calls, played by the virtual bus and the virtual real-time system of the running test.
#include "idf_functions.h"

#include <algorithm>
#include <utility>

#include <esp_timer.h>
#include <freertos/semphr.h>
#include <freertos/task.h>

#include "bench.h"

namespace standin
{

idf_record idf;

namespace
{

esp_err_t to_esp(twai_can::error code)
{
    switch (code)
    {
        case twai_can::error::ok:
            return ESP_OK;
        case twai_can::error::timeout:
            return ESP_ERR_TIMEOUT;
        case twai_can::error::invalid_state:
            return ESP_ERR_INVALID_STATE;
        case twai_can::error::invalid_argument:
            return ESP_ERR_INVALID_ARG;
        case twai_can::error::no_memory:
            return ESP_ERR_NO_MEM;
        case twai_can::error::failed:
            break;
    }
    return ESP_ERR_NOT_SUPPORTED;
}

uint32_t to_ms(TickType_t ticks)
{
    return ticks * portTICK_PERIOD_MS;
}

simulation::virtual_bus &bus()
{
    return *simulation::current.bus;
}

simulation::virtual_rtos &rtos()
{
    return *simulation::current.rtos;
}

// The original refuses more; these are the ones that a wrong binding would run into.
bool acceptable(const twai_general_config_t &general, const twai_timing_config_t &timing)
{
    const bool prescaler =
        timing.quanta_resolution_hz == 0 && timing.brp >= 2 && timing.brp <= TWAI_BRP_MAX && timing.brp % 2 == 0;
    const bool io = general.tx_io >= 0 && general.rx_io >= 0;
    return general.controller_id == 0 && io && general.rx_queue_len > 0 && prescaler;
}

} // namespace

} // namespace standin

using standin::bus;
using standin::rtos;
using standin::to_esp;
using standin::to_ms;

extern "C" {

esp_err_t twai_driver_install(
    const twai_general_config_t *general,
    const twai_timing_config_t *timing,
    const twai_filter_config_t *filter)
{
    standin::idf.general = *general;
    standin::idf.timing = *timing;
    standin::idf.filter = *filter;
    if (!standin::acceptable(*general, *timing))
    {
        return ESP_ERR_INVALID_ARG;
    }
    twai_can::install_request request{};
    request.timing = {static_cast<uint8_t>(timing->brp), timing->tseg_1, timing->tseg_2, timing->sjw};
    request.io = {general->tx_io, general->rx_io};
    request.transmit_queue = general->tx_queue_len;
    request.receive_queue = general->rx_queue_len;
    request.alerts = general->alerts_enabled;
    return to_esp(bus().install(request));
}

esp_err_t twai_driver_uninstall(void)
{
    return to_esp(bus().uninstall());
}

esp_err_t twai_start(void)
{
    return to_esp(bus().start());
}

esp_err_t twai_stop(void)
{
    return to_esp(bus().stop());
}

esp_err_t twai_transmit(const twai_message_t *message, TickType_t ticks)
{
    twai_can::frame f{};
    f.id = message->identifier;
    f.extended = message->extd != 0;
    f.remote = message->rtr != 0;
    f.length_code = message->data_length_code;
    std::copy(std::begin(message->data), std::end(message->data), std::begin(f.data));
    return to_esp(bus().transmit(f, to_ms(ticks)));
}

esp_err_t twai_receive(twai_message_t *message, TickType_t ticks)
{
    twai_can::frame f{};
    const twai_can::error code = bus().receive(f, to_ms(ticks));
    if (code == twai_can::error::ok)
    {
        message->identifier = f.id;
        message->extd = f.extended ? 1 : 0;
        message->rtr = f.remote ? 1 : 0;
        message->data_length_code = f.length_code;
        std::copy(std::begin(f.data), std::end(f.data), std::begin(message->data));
    }
    return to_esp(code);
}

esp_err_t twai_read_alerts(uint32_t *alerts, TickType_t ticks)
{
    return to_esp(bus().read_alerts(*alerts, to_ms(ticks)));
}

esp_err_t twai_initiate_recovery(void)
{
    return to_esp(bus().initiate_recovery());
}

esp_err_t twai_get_status_info(twai_status_info_t *status)
{
    twai_can::bus_status s{};
    const twai_can::error code = bus().status(s);
    constexpr twai_state_t states[] = {TWAI_STATE_STOPPED, TWAI_STATE_RUNNING, TWAI_STATE_BUS_OFF,
                                       TWAI_STATE_RECOVERING};
    *status = {states[static_cast<size_t>(s.state)], s.frames_to_send,  s.frames_waiting,
               s.transmit_errors,                    s.receive_errors,  s.transmit_failed,
               s.receive_missed,                     s.receive_overrun, s.arbitration_lost,
               s.bus_errors};
    return to_esp(code);
}

int64_t esp_timer_get_time(void)
{
    return static_cast<int64_t>(rtos().now()) * 1000;
}

BaseType_t xTaskCreate(
    TaskFunction_t code,
    const char *const name,
    const uint32_t stack_bytes,
    void *const argument,
    UBaseType_t priority,
    TaskHandle_t *const)
{
    standin::idf.task_name = name;
    standin::idf.task_stack_bytes = stack_bytes;
    standin::idf.task_priority = priority;
    return rtos().start_task(code, argument) ? pdPASS : pdFALSE;
}

void vTaskDelete(TaskHandle_t)
{
    ++standin::idf.tasks_deleted;
}

void vTaskDelay(const TickType_t ticks)
{
    rtos().delay(to_ms(ticks));
}

SemaphoreHandle_t xSemaphoreCreateBinaryStatic(StaticSemaphore_t *storage)
{
    storage->given = false;
    return storage;
}

BaseType_t xSemaphoreTake(SemaphoreHandle_t semaphore, TickType_t ticks)
{
    if (!rtos().wait(to_ms(ticks), [semaphore] { return semaphore->given; }))
    {
        return pdFALSE;
    }
    semaphore->given = false;
    return pdTRUE;
}

BaseType_t xSemaphoreGive(SemaphoreHandle_t semaphore)
{
    semaphore->given = true;
    return pdTRUE;
}

} // extern "C"
