// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The whole stack in one test: native methods, driver, ESP-IDF binding; below them the virtual bus and clock.
#pragma once

#include <gtest/gtest.h>

#include "bench.h"
#include "idf_functions.h"
#include "mini_clr.h"

namespace stack
{

using controller_fields = Library_nf_device_can_native_nanoFramework_Device_Can_CanController;
using message_fields = Library_nf_device_can_native_nanoFramework_Device_Can_CanMessage;

// A received CanMessage, or none.
struct received
{
    HRESULT hr = S_OK;
    bool is_null = true;
    uint32_t id = 0;
    int id_type = -1;
    int frame_type = -1;
    std::vector<uint8_t> bytes;
};

class stack_bench : public ::testing::Test
{
  protected:
    stack_bench();
    ~stack_bench() override;

    // FromId("CAN1", new CanSettings(8, 15, 4, 3)).
    CLR_RT_HeapBlock *open();
    static received get(CLR_RT_HeapBlock *controller);
    void run(uint32_t milliseconds = 0) { rtos.advance(milliseconds); }

    simulation::virtual_rtos rtos;
    simulation::virtual_bus bus;
};

} // namespace stack
