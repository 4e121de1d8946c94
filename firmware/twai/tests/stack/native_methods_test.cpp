// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The six native methods, called through the method table as the interpreter calls them.
#include "stack_bench.h"

#include <set>

namespace
{

using mini_clr::call;
using mini_clr::new_message;

class native_methods : public stack::stack_bench
{
};

TEST_F(native_methods, OccupySixOfFiftyTwoSlots)
{
    const auto &assembly = g_CLR_AssemblyNative_nanoFramework_Device_Can;
    const auto *methods = static_cast<const CLR_RT_MethodHandler *>(assembly.m_pNativeMethods);
    std::set<int> used;
    for (int i = 0; i < mini_clr::method_slots; ++i)
    {
        if (methods[i] != nullptr)
        {
            used.insert(i);
        }
    }
    EXPECT_EQ(used, (std::set<int>{14, 19, 20, 21, 22, 25}));
    EXPECT_EQ(assembly.m_checkSum, 0x5B569036U);
    EXPECT_STREQ(assembly.m_szAssemblyName, "nanoFramework.Device.Can");
}

TEST_F(native_methods, RefuseANullThis)
{
    for (const auto method : {mini_clr::write_message, mini_clr::get_message, mini_clr::dispose_native,
                              mini_clr::native_init, mini_clr::native_update_callbacks})
    {
        EXPECT_EQ(call(method, nullptr), CLR_E_NULL_REFERENCE);
    }
}

TEST_F(native_methods, NameTheOnlyController)
{
    CLR_RT_StackFrame frame;
    EXPECT_EQ(call(mini_clr::get_device_selector, frame), S_OK);
    EXPECT_EQ(frame.string_result, "CAN1");
}

TEST_F(native_methods, SendEveryLengthOfBothKinds)
{
    CLR_RT_HeapBlock *controller = open();
    for (size_t length = 0; length <= 8; ++length)
    {
        for (const int kind : {0, 1})
        {
            const std::vector<uint8_t> bytes(length, 0x5A);
            ASSERT_EQ(call(mini_clr::write_message, controller, new_message(0x351, 0, kind, &bytes)), S_OK);
            EXPECT_EQ(bus.sent().back().length_code, length);
            EXPECT_EQ(bus.sent().back().remote, kind == 1);
            EXPECT_EQ(bus.sent().back().data[0], kind == 0 && length > 0 ? 0x5A : 0);
        }
    }
}

TEST_F(native_methods, SendExtendedIdentifiers)
{
    CLR_RT_HeapBlock *controller = open();
    const std::vector<uint8_t> bytes = {1};
    ASSERT_EQ(call(mini_clr::write_message, controller, new_message(0x1FFFFFFF, 1, 0, &bytes)), S_OK);
    EXPECT_EQ(bus.sent().back().id, 0x1FFFFFFFU);
    EXPECT_TRUE(bus.sent().back().extended);
}

TEST_F(native_methods, ThrowWhatTheSpecificationSays)
{
    CLR_RT_HeapBlock *controller = open();
    const std::vector<uint8_t> nine(9, 0);
    const std::vector<uint8_t> one(1, 0);
    const auto write = [controller](CLR_RT_HeapBlock *message) {
        return call(mini_clr::write_message, controller, message);
    };
    EXPECT_EQ(write(nullptr), CLR_E_NULL_REFERENCE);
    EXPECT_EQ(write(new_message(1, 0, 0, nullptr)), S_OK);
    EXPECT_EQ(write(new_message(1, 0, 0, &nine)), CLR_E_OUT_OF_RANGE);
    EXPECT_EQ(write(new_message(0x800, 0, 0, &one)), CLR_E_OUT_OF_RANGE);
    EXPECT_EQ(write(new_message(0x20000000, 1, 0, &one)), CLR_E_OUT_OF_RANGE);
    bus.set_partner(false);
    for (int i = 0; i < 17; ++i)
    {
        ASSERT_EQ(write(new_message(1, 0, 0, &one)), S_OK);
    }
    EXPECT_EQ(write(new_message(1, 0, 0, &one)), CLR_E_TIMEOUT);
    bus.go_bus_off();
    EXPECT_EQ(write(new_message(1, 0, 0, &one)), CLR_E_INVALID_OPERATION);
}

TEST_F(native_methods, ReceiveAnArrayOfExactlyTheLength)
{
    CLR_RT_HeapBlock *controller = open();
    for (uint8_t code = 0; code <= 15; ++code)
    {
        twai_can::frame f = simulation::numbered_frame(0x0201);
        f.length_code = code;
        bus.deliver(f);
        const stack::received r = get(controller);
        ASSERT_FALSE(r.is_null);
        EXPECT_EQ(r.bytes.size(), code > 8 ? 8U : code);
        EXPECT_EQ(r.id, 0x305U);
        EXPECT_EQ(r.id_type, 0);
        EXPECT_EQ(r.frame_type, 0);
        if (code >= 2)
        {
            EXPECT_EQ(r.bytes[0], 1);
            EXPECT_EQ(r.bytes[1], 2);
        }
    }
}

TEST_F(native_methods, ReceiveRemoteFramesWithoutData)
{
    CLR_RT_HeapBlock *controller = open();
    twai_can::frame f = simulation::numbered_frame(1);
    f.id = 0x1ABCDEF0;
    f.extended = true;
    f.remote = true;
    bus.deliver(f);
    const stack::received r = get(controller);
    ASSERT_FALSE(r.is_null);
    EXPECT_EQ(r.id, 0x1ABCDEF0U);
    EXPECT_EQ(r.id_type, 1);
    EXPECT_EQ(r.frame_type, 1);
    EXPECT_TRUE(r.bytes.empty());
}

TEST_F(native_methods, ReturnNullWhenNothingWaits)
{
    CLR_RT_HeapBlock *controller = open();
    const stack::received r = get(controller);
    EXPECT_EQ(r.hr, S_OK);
    EXPECT_TRUE(r.is_null);
}

TEST_F(native_methods, KeepTheFrameWhenTheHeapIsFull)
{
    CLR_RT_HeapBlock *controller = open();
    bus.deliver(simulation::numbered_frame(9));
    for (const int room_for : {0, 1}) // not even the object; the object without its array
    {
        mini_clr::allocations_left = room_for;
        CLR_RT_StackFrame frame;
        frame.self = controller;
        EXPECT_EQ(call(mini_clr::get_message, frame), CLR_E_OUT_OF_MEMORY);
        EXPECT_EQ(frame.depth, 0) << "the interpreter calls again with the same frame";
        mini_clr::allocations_left = 100;
        EXPECT_EQ(call(mini_clr::get_message, frame), S_OK);
        EXPECT_NE(frame.TopValue().Dereference(), nullptr);
        bus.deliver(simulation::numbered_frame(9));
    }
}

TEST_F(native_methods, FailWhenTheAssemblyIsNotLoaded)
{
    CLR_RT_HeapBlock *controller = open();
    bus.deliver(simulation::numbered_frame(1));
    mini_clr::type_is_known = false;
    EXPECT_EQ(get(controller).hr, CLR_E_FAIL);
    mini_clr::type_is_known = true;
    EXPECT_FALSE(get(controller).is_null);
}

TEST_F(native_methods, PostEventsOfTheCanCategoryForControllerOne)
{
    CLR_RT_HeapBlock *controller = open();
    mini_clr::set_handler(controller, true);
    ASSERT_EQ(call(mini_clr::native_update_callbacks, controller), S_OK);
    bus.deliver(simulation::numbered_frame(1));
    run();
    bus.go_bus_off();
    run();
    ASSERT_EQ(mini_clr::posted.size(), 2U);
    for (const auto &event : mini_clr::posted)
    {
        EXPECT_EQ(event.category, 60);
        EXPECT_EQ(event.sub_category, 0);
        EXPECT_EQ(event.data1, 1);
        EXPECT_TRUE(event.under_lock) << "pin interrupts post to the same queue";
    }
    EXPECT_EQ(mini_clr::posted[0].data2, 0U);
    EXPECT_EQ(mini_clr::posted[1].data2, 1U);
}

TEST_F(native_methods, PostNothingOnceTheLastHandlerIsGone)
{
    CLR_RT_HeapBlock *controller = open();
    mini_clr::set_handler(controller, true);
    ASSERT_EQ(call(mini_clr::native_update_callbacks, controller), S_OK);
    mini_clr::set_handler(controller, false);
    ASSERT_EQ(call(mini_clr::native_update_callbacks, controller), S_OK);
    bus.deliver(simulation::numbered_frame(1));
    run(500);
    EXPECT_TRUE(mini_clr::posted.empty());
    EXPECT_EQ(bus.calls(simulation::call::start), 1);
}

} // namespace
