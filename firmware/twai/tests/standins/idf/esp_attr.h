// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in: a host has one kind of memory.
#pragma once

#define DRAM_ATTR
