// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the basic types of FreeRTOS, with the 10 ms tick of the stock images.
#pragma once

#include <cstdint>

typedef uint32_t TickType_t;
typedef int BaseType_t;
typedef unsigned int UBaseType_t;

#define pdTRUE ((BaseType_t)1)
#define pdFALSE ((BaseType_t)0)
#define pdPASS pdTRUE
#define portTICK_PERIOD_MS ((TickType_t)10)
