// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "twai_can_timing.h"

namespace twai_can
{

namespace
{

constexpr uint8_t prescaler_min = 2;
constexpr uint8_t segment1_max = 16;
constexpr uint8_t segment2_max = 8;
constexpr uint8_t jump_width_max = 4;
constexpr uint8_t coarse_step = 4;

timing_fault check_prescaler(uint8_t prescaler, const timing_limits &limits)
{
    if (prescaler < prescaler_min || prescaler > limits.prescaler_max)
    {
        return timing_fault::prescaler_out_of_range;
    }
    if (prescaler % 2 != 0)
    {
        return timing_fault::prescaler_odd;
    }
    if (prescaler > limits.coarse_above && prescaler % coarse_step != 0)
    {
        return timing_fault::prescaler_not_multiple_of_four;
    }
    return timing_fault::none;
}

} // namespace

timing_fault check_timing(const settings &s, const timing_limits &limits)
{
    const timing_fault prescaler = check_prescaler(s.prescaler, limits);
    if (prescaler != timing_fault::none)
    {
        return prescaler;
    }
    if (s.segment1 < 1 || s.segment1 > segment1_max)
    {
        return timing_fault::segment1_out_of_range;
    }
    if (s.segment2 < 1 || s.segment2 > segment2_max)
    {
        return timing_fault::segment2_out_of_range;
    }
    if (s.jump_width < 1 || s.jump_width > jump_width_max)
    {
        return timing_fault::jump_width_out_of_range;
    }
    if (s.jump_width > s.segment2)
    {
        return timing_fault::jump_width_above_segment2;
    }
    return timing_fault::none;
}

} // namespace twai_can
