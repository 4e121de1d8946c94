// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Check of an outgoing message.
#pragma once

#include "twai_can_types.h"

namespace twai_can
{

// Turns an unchecked message into a frame. A remote frame keeps its length code and carries no data.
// null_reference: no message. out_of_range: more than eight bytes, an unknown type, an identifier too large.
result make_frame(const outgoing_message *message, frame &out);

} // namespace twai_can
