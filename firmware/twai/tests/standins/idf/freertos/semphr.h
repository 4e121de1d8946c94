// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the binary semaphore.
#pragma once

#include "FreeRTOS.h"

struct StaticSemaphore_t
{
    bool given;
};
typedef StaticSemaphore_t *SemaphoreHandle_t;

extern "C" {
SemaphoreHandle_t xSemaphoreCreateBinaryStatic(StaticSemaphore_t *storage);
BaseType_t xSemaphoreTake(SemaphoreHandle_t semaphore, TickType_t ticks);
BaseType_t xSemaphoreGive(SemaphoreHandle_t semaphore);
}
