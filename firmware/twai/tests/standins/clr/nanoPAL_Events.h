// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the event sink.
#pragma once

#include <cstdint>

extern "C" void PostManagedEvent(uint8_t category, uint8_t sub_category, uint16_t data1, uint32_t data2);
