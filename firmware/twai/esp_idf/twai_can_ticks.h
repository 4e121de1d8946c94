// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Milliseconds to FreeRTOS ticks. A tick is 10 ms in the stock images, so rounding down would turn a short
// wait into none and a waiting loop into a busy one.
#pragma once

#include <cstdint>

#include <freertos/FreeRTOS.h>

namespace twai_can
{

constexpr TickType_t to_ticks(uint32_t milliseconds)
{
    const auto tick_ms = static_cast<uint32_t>(portTICK_PERIOD_MS);
    return static_cast<TickType_t>(milliseconds / tick_ms + (milliseconds % tick_ms == 0 ? 0 : 1));
}

} // namespace twai_can
