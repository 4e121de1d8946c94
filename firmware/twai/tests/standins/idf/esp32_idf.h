// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the header with which the interpreter includes ESP-IDF; the device map needs it first.
#pragma once

#include <sdkconfig.h>

#define STANDIN_ESP32_IDF_WAS_FIRST 1
