// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "twai_can_message.h"

#include <cstring>

namespace twai_can
{

namespace
{

bool types_exist(const outgoing_message &m)
{
    const bool id_known = m.id_type == id_type_standard || m.id_type == id_type_extended;
    const bool frame_known = m.frame_type == frame_type_data || m.frame_type == frame_type_remote;
    return id_known && frame_known;
}

} // namespace

result make_frame(const outgoing_message *message, frame &out)
{
    if (message == nullptr)
    {
        return result::null_reference;
    }
    const size_t length = message->data == nullptr ? 0 : message->length;
    if (length > max_data_bytes || !types_exist(*message))
    {
        return result::out_of_range;
    }
    out = {};
    out.extended = message->id_type == id_type_extended;
    out.remote = message->frame_type == frame_type_remote;
    if (message->id > (out.extended ? max_extended_id : max_standard_id))
    {
        return result::out_of_range;
    }
    out.id = message->id;
    out.length_code = static_cast<uint8_t>(length);
    if (!out.remote && length > 0)
    {
        std::memcpy(out.data, message->data, length);
    }
    return result::ok;
}

} // namespace twai_can
