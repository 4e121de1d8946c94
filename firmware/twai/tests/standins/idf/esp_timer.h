// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the microsecond clock.
#pragma once

#include <cstdint>

extern "C" int64_t esp_timer_get_time(void);
