// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "twai_can_esp_idf.h"

#include <esp_timer.h>
#include <freertos/FreeRTOS.h>
#include <freertos/semphr.h>
#include <freertos/task.h>

#include "twai_can_ticks.h"

namespace twai_can
{

namespace
{

StaticSemaphore_t ended_storage;
SemaphoreHandle_t ended = nullptr;

struct task_start
{
    void (*entry)(void *);
    void *argument;
};
task_start next_task;

// A FreeRTOS task function must not return.
void run_task(void * /*unused*/)
{
    const task_start mine = next_task;
    mine.entry(mine.argument);
    vTaskDelete(nullptr);
}

bool start_task(void (*entry)(void *), void *argument)
{
    if (ended == nullptr)
    {
        ended = xSemaphoreCreateBinaryStatic(&ended_storage);
    }
    next_task = {entry, argument};
    const BaseType_t created =
        xTaskCreate(run_task, "can_events", event_task_stack_bytes, nullptr, event_task_priority, nullptr);
    return created == pdPASS;
}

bool take_ended(uint32_t timeout_ms)
{
    return xSemaphoreTake(ended, to_ticks(timeout_ms)) == pdTRUE;
}

void give_ended()
{
    xSemaphoreGive(ended);
}

void delay(uint32_t milliseconds)
{
    vTaskDelay(to_ticks(milliseconds));
}

uint32_t now_ms()
{
    constexpr int64_t microseconds_per_millisecond = 1000;
    return static_cast<uint32_t>(esp_timer_get_time() / microseconds_per_millisecond);
}

} // namespace

const rtos_api freertos_rtos = {start_task, take_ended, give_ended, delay, now_ms};

} // namespace twai_can
