// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// What WriteMessage accepts, and what arrives at the TWAI driver.
#include "bench.h"

#include <limits>

namespace
{

using simulation::message_of;
using twai_can::outgoing_message;
using twai_can::result;

class message : public simulation::bench
{
  protected:
    message() { open(); }
};

std::vector<uint8_t> bytes(size_t length)
{
    std::vector<uint8_t> all;
    for (size_t i = 0; i < length; ++i)
    {
        all.push_back(static_cast<uint8_t>(0xA0 + i));
    }
    return all;
}

TEST_F(message, KeepsEveryLengthFromZeroToEight)
{
    for (size_t length = 0; length <= 8; ++length)
    {
        const std::vector<uint8_t> data = bytes(length);
        const outgoing_message m = message_of(data);
        ASSERT_EQ(can.send(&m), result::ok) << length;
        EXPECT_EQ(bus.sent().back().length_code, length);
        EXPECT_FALSE(bus.sent().back().remote);
        for (size_t i = 0; i < length; ++i)
        {
            EXPECT_EQ(bus.sent().back().data[i], data[i]);
        }
    }
}

TEST_F(message, KeepsTheLengthCodeOfARemoteFrameAndSendsNoData)
{
    for (size_t length = 0; length <= 8; ++length)
    {
        const std::vector<uint8_t> data = bytes(length);
        outgoing_message m = message_of(data);
        m.frame_type = twai_can::frame_type_remote;
        ASSERT_EQ(can.send(&m), result::ok) << length;
        EXPECT_TRUE(bus.sent().back().remote);
        EXPECT_EQ(bus.sent().back().length_code, length);
        EXPECT_EQ(twai_can::data_length(bus.sent().back()), 0);
        for (const uint8_t byte : bus.sent().back().data)
        {
            EXPECT_EQ(byte, 0);
        }
    }
}

TEST_F(message, WithNineBytesIsOutOfRange)
{
    const std::vector<uint8_t> data = bytes(9);
    const outgoing_message m = message_of(data);
    EXPECT_EQ(can.send(&m), result::out_of_range);
    EXPECT_TRUE(bus.sent().empty());
}

TEST_F(message, OfNullIsANullReference)
{
    EXPECT_EQ(can.send(nullptr), result::null_reference);
}

TEST_F(message, WithoutAnArrayHasNoBytes)
{
    outgoing_message m = simulation::empty_message();
    m.data = nullptr;
    m.length = 5; // a null array has no length, whatever else is said
    ASSERT_EQ(can.send(&m), result::ok);
    EXPECT_EQ(bus.sent().back().length_code, 0);
}

struct id_case
{
    const char *name;
    int32_t id_type;
    uint32_t id;
    result expected;
};

class identifier : public message, public ::testing::WithParamInterface<id_case>
{
};

TEST_P(identifier, IsCheckedAgainstTheLimitOfItsType)
{
    outgoing_message m = simulation::empty_message();
    m.id = GetParam().id;
    m.id_type = GetParam().id_type;
    EXPECT_EQ(can.send(&m), GetParam().expected);
    if (GetParam().expected == result::ok)
    {
        ASSERT_EQ(bus.sent().size(), 1U);
        EXPECT_EQ(bus.sent()[0].id, GetParam().id);
        EXPECT_EQ(bus.sent()[0].extended, GetParam().id_type == twai_can::id_type_extended);
    }
    else
    {
        EXPECT_TRUE(bus.sent().empty());
    }
}

constexpr int32_t standard = twai_can::id_type_standard;
constexpr int32_t extended = twai_can::id_type_extended;
INSTANTIATE_TEST_SUITE_P(
    limits,
    identifier,
    ::testing::Values(
        id_case{"StandardZero", standard, 0, result::ok},
        id_case{"StandardLast", standard, 0x7FF, result::ok},
        id_case{"StandardTooLarge", standard, 0x800, result::out_of_range},
        id_case{"StandardAllBits", standard, 0xFFFFFFFF, result::out_of_range},
        id_case{"ExtendedZero", extended, 0, result::ok},
        id_case{"ExtendedAsSmallAsStandard", extended, 0x7FF, result::ok},
        id_case{"ExtendedFirstAboveStandard", extended, 0x800, result::ok},
        id_case{"ExtendedLast", extended, 0x1FFFFFFF, result::ok},
        id_case{"ExtendedTooLarge", extended, 0x20000000, result::out_of_range},
        id_case{"UnknownType", 2, 0x123, result::out_of_range},
        id_case{"NegativeType", -1, 0x123, result::out_of_range}),
    [](const auto &p) { return std::string(p.param.name); });

TEST_F(message, OfAnUnknownFrameTypeIsOutOfRange)
{
    for (const int32_t type : {2, -1, std::numeric_limits<int32_t>::max()})
    {
        outgoing_message m = simulation::empty_message();
        m.frame_type = type;
        EXPECT_EQ(can.send(&m), result::out_of_range);
    }
}

TEST_F(message, IsCheckedBeforeTheBusIsAsked)
{
    can.soft_reboot();
    const std::vector<uint8_t> data = bytes(9);
    const outgoing_message m = message_of(data);
    EXPECT_EQ(can.send(&m), result::out_of_range);
    EXPECT_EQ(count(twai_can::counter::transmit_refused), 0U);
}

} // namespace
