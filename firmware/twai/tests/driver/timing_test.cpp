// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Bit timing: the table of the port, and each of its neighbours that breaks a limit.
#include "bench.h"

namespace
{

using twai_can::check_timing;
using twai_can::result;
using twai_can::settings;
using twai_can::timing_fault;
using twai_can::timing_limits;

constexpr timing_limits s3_limits = {254, 254};
constexpr timing_limits esp32_revision_1 = {128, 128};
constexpr timing_limits esp32_revision_3 = {254, 128};

struct row
{
    const char *name;
    settings timing;
    uint32_t bits_per_second;
    uint32_t quanta;
    uint32_t sample_permille;
};

constexpr row rows[] = {
    {"500k_80", {8, 15, 4, 3}, 500000, 20, 800},    {"500k_75", {10, 11, 4, 2}, 500000, 16, 750},
    {"500k_87_5", {10, 13, 2, 1}, 500000, 16, 875}, {"250k_80", {16, 15, 4, 3}, 250000, 20, 800},
    {"250k_75", {20, 11, 4, 2}, 250000, 16, 750},   {"125k_80", {32, 15, 4, 3}, 125000, 20, 800},
};

struct neighbour
{
    const char *name;
    void (*change)(settings &);
    timing_fault fault;
};

constexpr neighbour neighbours[] = {
    {"PrescalerOneMore", [](settings &s) { ++s.prescaler; }, timing_fault::prescaler_odd},
    {"PrescalerOneLess", [](settings &s) { --s.prescaler; }, timing_fault::prescaler_odd},
    {"PrescalerZero", [](settings &s) { s.prescaler = 0; }, timing_fault::prescaler_out_of_range},
    {"PrescalerOne", [](settings &s) { s.prescaler = 1; }, timing_fault::prescaler_out_of_range},
    {"Prescaler255", [](settings &s) { s.prescaler = 255; }, timing_fault::prescaler_out_of_range},
    {"Segment1Zero", [](settings &s) { s.segment1 = 0; }, timing_fault::segment1_out_of_range},
    {"Segment1Seventeen", [](settings &s) { s.segment1 = 17; }, timing_fault::segment1_out_of_range},
    {"Segment2Zero", [](settings &s) { s.segment2 = 0; }, timing_fault::segment2_out_of_range},
    {"Segment2Nine", [](settings &s) { s.segment2 = 9; }, timing_fault::segment2_out_of_range},
    {"JumpWidthZero", [](settings &s) { s.jump_width = 0; }, timing_fault::jump_width_out_of_range},
    {"JumpWidthFive",
     [](settings &s) {
         s.segment2 = 8;
         s.jump_width = 5;
     },
     timing_fault::jump_width_out_of_range},
    {"JumpWidthAboveSegment2",
     [](settings &s) { s.segment2 = static_cast<uint8_t>(s.jump_width - 1); },
     timing_fault::jump_width_above_segment2},
};

class every_row : public simulation::bench, public ::testing::WithParamInterface<row>
{
};

TEST_P(every_row, GivesItsBitRateAndSamplePoint)
{
    const row &r = GetParam();
    EXPECT_EQ(twai_can::bit_rate(r.timing), r.bits_per_second);
    EXPECT_EQ(twai_can::quanta_per_bit(r.timing), r.quanta);
    EXPECT_EQ(twai_can::sample_point_permille(r.timing), r.sample_permille);
}

TEST_P(every_row, IsAcceptedByEveryChipAndReachesTheDriverUnchanged)
{
    const row &r = GetParam();
    for (const timing_limits &chip : {s3_limits, esp32_revision_1, esp32_revision_3})
    {
        EXPECT_EQ(check_timing(r.timing, chip), timing_fault::none);
    }
    ASSERT_EQ(can.open(1, &r.timing), result::ok);
    EXPECT_EQ(can.bits_per_second(), r.bits_per_second);
    EXPECT_EQ(bus.last_request->timing.prescaler, r.timing.prescaler);
    EXPECT_EQ(bus.last_request->timing.segment1, r.timing.segment1);
    EXPECT_EQ(bus.last_request->timing.segment2, r.timing.segment2);
    EXPECT_EQ(bus.last_request->timing.jump_width, r.timing.jump_width);
}

INSTANTIATE_TEST_SUITE_P(
    timing, every_row, ::testing::ValuesIn(rows), [](const auto &p) { return std::string(p.param.name); });

class every_neighbour : public simulation::bench,
                        public ::testing::WithParamInterface<std::tuple<row, neighbour>>
{
};

TEST_P(every_neighbour, IsRefusedAndLeavesNothingBehind)
{
    const auto &[r, n] = GetParam();
    settings broken = r.timing;
    n.change(broken);
    const bool can_break = n.fault != timing_fault::jump_width_above_segment2 || r.timing.jump_width > 1;
    const timing_fault expected = can_break ? n.fault : timing_fault::segment2_out_of_range;
    EXPECT_EQ(check_timing(broken, s3_limits), expected);
    EXPECT_EQ(can.open(1, &broken), result::invalid_parameter);
    EXPECT_EQ(bus.calls(simulation::call::install), 0);
    EXPECT_FALSE(can.is_open());
}

INSTANTIATE_TEST_SUITE_P(
    timing,
    every_neighbour,
    ::testing::Combine(::testing::ValuesIn(rows), ::testing::ValuesIn(neighbours)),
    [](const auto &p) {
        return std::string(std::get<0>(p.param).name) + "_" + std::get<1>(p.param).name;
    });

settings with_prescaler(uint8_t prescaler)
{
    return {prescaler, 15, 4, 3};
}

TEST(prescaler, EndsAt128OnAnEsp32BeforeRevision2)
{
    EXPECT_EQ(check_timing(with_prescaler(128), esp32_revision_1), timing_fault::none);
    EXPECT_EQ(check_timing(with_prescaler(130), esp32_revision_1), timing_fault::prescaler_out_of_range);
    EXPECT_EQ(check_timing(with_prescaler(132), esp32_revision_1), timing_fault::prescaler_out_of_range);
}

TEST(prescaler, GoesInStepsOfFourAbove128OnALaterEsp32)
{
    for (const int good : {126, 128, 132, 252})
    {
        const settings s = with_prescaler(static_cast<uint8_t>(good));
        EXPECT_EQ(check_timing(s, esp32_revision_3), timing_fault::none) << good;
    }
    for (const int bad : {130, 134, 254})
    {
        const settings s = with_prescaler(static_cast<uint8_t>(bad));
        EXPECT_EQ(check_timing(s, esp32_revision_3), timing_fault::prescaler_not_multiple_of_four) << bad;
    }
}

TEST(prescaler, MayBeEveryEvenByteOnAnS3)
{
    for (uint32_t value = 2; value <= 254; value += 2)
    {
        EXPECT_EQ(check_timing(with_prescaler(static_cast<uint8_t>(value)), s3_limits), timing_fault::none);
    }
}

TEST(prescaler, ReachesDownToAbout12500BitsPerSecond)
{
    EXPECT_EQ(twai_can::bit_rate({254, 16, 8, 1}), 12598U);
    EXPECT_EQ(twai_can::bit_rate({0, 16, 8, 1}), 0U);
}

TEST(limits, AreAcceptedThemselves)
{
    EXPECT_EQ(check_timing({2, 1, 1, 1}, s3_limits), timing_fault::none);
    EXPECT_EQ(check_timing({254, 16, 8, 4}, s3_limits), timing_fault::none);
    EXPECT_EQ(check_timing({8, 16, 4, 4}, s3_limits), timing_fault::none);
}

} // namespace
