// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Managed controllers from constructor to finalizer, the odd ones included.
#include "stack_bench.h"

namespace
{

using mini_clr::call;
using mini_clr::new_controller;
using stack::controller_fields;

class life_of_a_controller : public stack::stack_bench
{
  protected:
    static bool is_disposed(CLR_RT_HeapBlock *controller)
    {
        return controller[controller_fields::FIELD___disposed].NumericByRef().u1 != 0;
    }
};

TEST_F(life_of_a_controller, EndsWithDispose)
{
    CLR_RT_HeapBlock *controller = open();
    EXPECT_FALSE(is_disposed(controller));
    EXPECT_EQ(call(mini_clr::dispose_native, controller), S_OK);
    EXPECT_FALSE(bus.installed());
    EXPECT_EQ(standin::idf.tasks_deleted, 1);
    EXPECT_EQ(call(mini_clr::dispose_native, controller), S_OK);
    EXPECT_TRUE(get(controller).is_null);
}

TEST_F(life_of_a_controller, CanBeginAgainAfterDispose)
{
    EXPECT_EQ(call(mini_clr::dispose_native, open()), S_OK);
    EXPECT_NE(open(), nullptr);
    EXPECT_EQ(bus.calls(simulation::call::install), 2);
}

TEST_F(life_of_a_controller, DoesNotBeginWithAnotherId)
{
    for (const int id : {0, 2, 9, 'A' - '0'})
    {
        EXPECT_EQ(call(mini_clr::native_init, new_controller(id, {8, 15, 4, 3})), CLR_E_INVALID_PARAMETER);
    }
    EXPECT_EQ(bus.calls(simulation::call::install), 0);
}

TEST_F(life_of_a_controller, DoesNotBeginWithoutSettings)
{
    EXPECT_EQ(call(mini_clr::native_init, new_controller(1, {})), CLR_E_NULL_REFERENCE);
}

TEST_F(life_of_a_controller, DoesNotBeginWithBadTiming)
{
    EXPECT_EQ(call(mini_clr::native_init, new_controller(1, {7, 15, 4, 3})), CLR_E_INVALID_PARAMETER);
    EXPECT_EQ(call(mini_clr::native_init, new_controller(1, {8, 0, 4, 3})), CLR_E_INVALID_PARAMETER);
    EXPECT_EQ(call(mini_clr::native_init, new_controller(1, {8, 15, 9, 3})), CLR_E_INVALID_PARAMETER);
    EXPECT_EQ(call(mini_clr::native_init, new_controller(1, {8, 15, 4, 5})), CLR_E_INVALID_PARAMETER);
}

TEST_F(life_of_a_controller, DoesNotBeginWithoutPins)
{
    mini_clr::pin_map[1] = -1;
    EXPECT_EQ(call(mini_clr::native_init, new_controller(1, {8, 15, 4, 3})), CLR_E_PIN_UNAVAILABLE);
}

TEST_F(life_of_a_controller, DoesNotBeginWithoutMemory)
{
    bus.refuse[simulation::call::install] = twai_can::error::no_memory;
    EXPECT_EQ(call(mini_clr::native_init, new_controller(1, {8, 15, 4, 3})), CLR_E_OUT_OF_MEMORY);
    // Under memory pressure the interpreter compacts its heap and makes the same call again.
    CLR_RT_HeapBlock *controller = new_controller(1, {8, 15, 4, 3});
    EXPECT_EQ(call(mini_clr::native_init, controller), CLR_E_OUT_OF_MEMORY);
    bus.refuse.clear();
    EXPECT_EQ(call(mini_clr::native_init, controller), S_OK);
    EXPECT_FALSE(is_disposed(controller));
    EXPECT_EQ(call(mini_clr::dispose_native, controller), S_OK);
    EXPECT_FALSE(bus.installed());
}

TEST_F(life_of_a_controller, DoesNotBeginWhenTheDriverFails)
{
    bus.refuse[simulation::call::install] = twai_can::error::failed;
    EXPECT_EQ(call(mini_clr::native_init, new_controller(1, {8, 15, 4, 3})), CLR_E_FAIL);
}

// The managed constructor throws before it has made settings: its finalizer still comes here.
TEST_F(life_of_a_controller, IsNotEndedByTheFinalizerOfASecondOpen)
{
    CLR_RT_HeapBlock *first = open();
    CLR_RT_HeapBlock *half_built = new_controller(1, {});
    EXPECT_EQ(call(mini_clr::dispose_native, half_built), S_OK);
    EXPECT_TRUE(bus.installed());
    bus.deliver(simulation::numbered_frame(1));
    EXPECT_FALSE(get(first).is_null);
}

// A try with wrong settings leaves an object that has settings and waits for the collector, while the second
// try succeeds. Its finalizer must not stop the controller of the second.
TEST_F(life_of_a_controller, IsNotEndedByTheFinalizerOfAnEarlierFailedOpen)
{
    CLR_RT_HeapBlock *failed = new_controller(1, {7, 15, 4, 3});
    ASSERT_EQ(call(mini_clr::native_init, failed), CLR_E_INVALID_PARAMETER);
    EXPECT_TRUE(is_disposed(failed));
    CLR_RT_HeapBlock *second = open();
    EXPECT_EQ(call(mini_clr::dispose_native, failed), S_OK);
    EXPECT_TRUE(bus.installed());
    bus.deliver(simulation::numbered_frame(1));
    EXPECT_FALSE(get(second).is_null);
}

TEST_F(life_of_a_controller, IsNotEndedByASecondInit)
{
    CLR_RT_HeapBlock *first = open();
    CLR_RT_HeapBlock *second = new_controller(1, {16, 15, 4, 3});
    EXPECT_EQ(call(mini_clr::native_init, second), CLR_E_INVALID_OPERATION);
    EXPECT_EQ(call(mini_clr::dispose_native, second), S_OK);
    EXPECT_TRUE(bus.installed());
    EXPECT_EQ(bus.last_request->timing.prescaler, 8);
    EXPECT_FALSE(is_disposed(first));
}

TEST_F(life_of_a_controller, EndsWithASoftReboot)
{
    for (int program = 0; program < 3; ++program)
    {
        open();
        EXPECT_EQ(mini_clr::soft_reboot_handlers.size(), 1U);
        mini_clr::soft_reboot();
        EXPECT_FALSE(bus.installed());
        EXPECT_TRUE(rtos.all_tasks_ended());
    }
}

TEST_F(life_of_a_controller, SurvivesBusOff)
{
    CLR_RT_HeapBlock *controller = open();
    bus.recovery_started = [this] { rtos.after(3, [this] { bus.finish_recovery(); }); };
    bus.go_bus_off();
    run(50);
    const std::vector<uint8_t> one(1, 0);
    EXPECT_EQ(call(mini_clr::write_message, controller, mini_clr::new_message(1, 0, 0, &one)), S_OK);
}

} // namespace
