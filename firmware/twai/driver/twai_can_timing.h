// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Bit timing of the TWAI controller: limits, check, bit rate and sample point.
#pragma once

#include "twai_can_types.h"

namespace twai_can
{

// Clock of the TWAI controller on ESP32, S2, S3 and C3: the APB clock, held by a lock of the IDF driver.
constexpr uint32_t controller_clock_hz = 80000000;

// What differs between chips. The other limits are the same on all: segment 1 is 1 to 16, segment 2 is
// 1 to 8, the jump width is 1 to 4 and not above segment 2, the prescaler is even and at least 2.
struct timing_limits
{
    uint16_t prescaler_max; // 128 on an ESP32 before revision 2, else the largest even byte: 254
    uint16_t coarse_above;  // above this value the prescaler goes in steps of 4 (ESP32 only: 128)
};

enum class timing_fault : uint8_t
{
    none,
    prescaler_out_of_range,
    prescaler_odd,
    prescaler_not_multiple_of_four,
    segment1_out_of_range,
    segment2_out_of_range,
    jump_width_out_of_range,
    jump_width_above_segment2
};

// First limit that the settings break, in the order of the enumeration.
timing_fault check_timing(const settings &s, const timing_limits &limits);

// Time quanta of one bit: the synchronisation quantum and both segments.
constexpr uint32_t quanta_per_bit(const settings &s)
{
    return 1U + s.segment1 + s.segment2;
}

// Bits per second, 0 when the prescaler is 0.
constexpr uint32_t bit_rate(const settings &s)
{
    return s.prescaler == 0 ? 0 : controller_clock_hz / (s.prescaler * quanta_per_bit(s));
}

// Position of the sample point in thousandths of the bit time.
constexpr uint32_t sample_point_permille(const settings &s)
{
    return (1U + s.segment1) * 1000U / quanta_per_bit(s);
}

} // namespace twai_can
