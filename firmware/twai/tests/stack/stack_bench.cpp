// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "stack_bench.h"

#include "twai_can_esp_idf.h"

namespace stack
{

stack_bench::stack_bench()
    : bus([this](uint32_t ms, std::function<bool()> ready) { return rtos.wait(ms, std::move(ready)); })
{
    mini_clr::reset();
    mini_clr::pin_map[0] = 15;
    mini_clr::pin_map[1] = 16;
    standin::idf = {};
    simulation::current = {};
    simulation::current.rtos = &rtos;
    simulation::current.bus = &bus;
}

stack_bench::~stack_bench()
{
    bus.refuse.clear();
    bus.finish_recovery();
    mini_clr::soft_reboot();
    mini_clr::reset();
    simulation::current = {};
}

CLR_RT_HeapBlock *stack_bench::open()
{
    CLR_RT_HeapBlock *controller = mini_clr::new_controller(1, {8, 15, 4, 3});
    EXPECT_EQ(mini_clr::call(mini_clr::native_init, controller), S_OK);
    run();
    return controller;
}

received stack_bench::get(CLR_RT_HeapBlock *controller)
{
    CLR_RT_StackFrame frame;
    frame.self = controller;
    received r;
    r.hr = mini_clr::call(mini_clr::get_message, frame);
    CLR_RT_HeapBlock *message = frame.depth == 1 ? frame.TopValue().Dereference() : nullptr;
    r.is_null = message == nullptr;
    if (message != nullptr)
    {
        r.id = message[message_fields::FIELD___id].NumericByRef().u4;
        r.id_type = message[message_fields::FIELD___identifierType].NumericByRef().s4;
        r.frame_type = message[message_fields::FIELD___frameType].NumericByRef().s4;
        CLR_RT_HeapBlock_Array *array = message[message_fields::FIELD___message].DereferenceArray();
        r.bytes.assign(array->GetFirstElement(), array->GetFirstElement() + array->m_numOfElements);
    }
    return r;
}

} // namespace stack
