// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The face of the real-time system on real threads and the real clock, for the thread sanitizer.
#pragma once

#include <cstdint>
#include <functional>

#include "twai_can_api.h"

namespace threads
{

extern const twai_can::rtos_api real_rtos;

// Waits until ready() or until the time is over; for virtual_bus.
bool wait(uint32_t timeout_ms, const std::function<bool()> &ready);

// Ends the thread of the last task, which must have given its semaphore.
void join_tasks();

} // namespace threads
