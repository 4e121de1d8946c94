// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for what the binding uses of the hardware layer.
#pragma once

#define EVENT_CAN 60

typedef void (*ON_SOFT_REBOOT_HANDLER)(void);
void HAL_AddSoftRebootHandler(ON_SOFT_REBOOT_HANDLER handler);

namespace standin
{
extern int global_lock_depth;
} // namespace standin

#define GLOBAL_LOCK() ++standin::global_lock_depth;
#define GLOBAL_UNLOCK() --standin::global_lock_depth;
