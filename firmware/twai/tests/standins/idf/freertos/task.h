// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the task calls in use. A stack is given in bytes.
#pragma once

#include "FreeRTOS.h"

typedef void (*TaskFunction_t)(void *);
typedef struct standin_task *TaskHandle_t;

extern "C" {
BaseType_t xTaskCreate(
    TaskFunction_t code,
    const char *const name,
    const uint32_t stack_bytes,
    void *const argument,
    UBaseType_t priority,
    TaskHandle_t *const created);
void vTaskDelete(TaskHandle_t task);
void vTaskDelay(const TickType_t ticks);
}
