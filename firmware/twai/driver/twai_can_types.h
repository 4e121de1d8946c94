// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Values that cross the faces of the CAN driver. No header of ESP-IDF or of the interpreter is used here.
#pragma once

#include <cstddef>
#include <cstdint>

namespace twai_can
{

// Outcome of a driver call. The interpreter binding turns each one into the HRESULT of the same meaning.
enum class result : uint8_t
{
    ok,
    empty,             // receive only: no frame is waiting
    null_reference,    // no settings or no message was given
    invalid_parameter, // unknown controller, or bit timing outside the limits of the chip
    out_of_range,      // more than eight bytes, or an identifier or a type that does not exist
    invalid_operation, // already open, or the bus is not running (bus-off, recovering, closed)
    timeout,           // the transmit queue is full
    pin_unavailable,   // transmit or receive pin is not set, or both are the same
    out_of_memory,     // no memory for the driver or for its task
    failed             // anything else that ESP-IDF refused
};

// ESP32, S2, S3 and C3 have one TWAI controller; its managed name is "CAN1".
constexpr int only_controller_id = 1;

constexpr uint32_t max_standard_id = 0x7FF;
constexpr uint32_t max_extended_id = 0x1FFFFFFF;
constexpr uint8_t max_data_bytes = 8;

// The four bytes of CanSettings as literal values: prescaler of the 80 MHz clock, lengths in time quanta.
struct settings
{
    uint8_t prescaler;
    uint8_t segment1;
    uint8_t segment2;
    uint8_t jump_width;
};

// GPIO numbers; no_pin means that nobody has set the pin.
struct pins
{
    int transmit;
    int receive;
};
constexpr int no_pin = -1;

// One classic CAN frame. The length code may be 0 to 15 on the wire; above 8 it still means eight bytes.
struct frame
{
    uint32_t id;
    bool extended;
    bool remote;
    uint8_t length_code;
    uint8_t data[max_data_bytes];
};

// Bytes that a receiver can read: none in a remote frame, never more than eight.
constexpr uint8_t data_length(const frame &f)
{
    if (f.remote)
    {
        return 0;
    }
    return f.length_code > max_data_bytes ? max_data_bytes : f.length_code;
}

// Values of the managed enumerations CanMessageIdType, CanMessageFrameType and CanEvent.
constexpr int32_t id_type_standard = 0;
constexpr int32_t id_type_extended = 1;
constexpr int32_t frame_type_data = 0;
constexpr int32_t frame_type_remote = 1;

enum class can_event : uint8_t
{
    message_received = 0,
    error_occurred = 1
};

// A managed CanMessage as the caller hands it over, unchecked. Data may be null, which means no bytes.
struct outgoing_message
{
    uint32_t id;
    int32_t id_type;
    int32_t frame_type;
    const uint8_t *data;
    size_t length;
};

} // namespace twai_can
