// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The method table of nanoFramework.Device.Can as the interpreter looks it up: 52 slots, six native methods.
#include "mini_clr.h"

namespace
{

using can_controller = Library_nf_device_can_native_nanoFramework_Device_Can_CanController;

// In the order of the metadata: virtual, instance and static methods of one class after the other.
constexpr int before_can_controller = 1 + 10; // event arguments, CanSettings
constexpr int can_controller_methods = 16;    // 12 virtual and instance methods, 4 static ones
constexpr int after_can_controller = 7 + 4 + 9 + 1 + 4; // listener, manager, CanMessage, event object, delegate
static_assert(
    before_can_controller + can_controller_methods + after_can_controller == mini_clr::method_slots,
    "every method has its slot");

struct method_table
{
    CLR_RT_MethodHandler slots[mini_clr::method_slots];
};

constexpr method_table make_table()
{
    method_table t{};
    t.slots[14] = can_controller::WriteMessage___VOID__nanoFrameworkDeviceCanCanMessage;
    t.slots[19] = can_controller::GetMessage___nanoFrameworkDeviceCanCanMessage;
    t.slots[20] = can_controller::DisposeNative___VOID;
    t.slots[21] = can_controller::NativeInit___VOID;
    t.slots[22] = can_controller::NativeUpdateCallbacks___VOID;
    t.slots[25] = can_controller::GetDeviceSelector___STATIC__STRING;
    return t;
}

constexpr method_table table = make_table();

} // namespace

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_nanoFramework_Device_Can = {
    "nanoFramework.Device.Can", 0x5B569036, table.slots, {100, 0, 5, 1}};
