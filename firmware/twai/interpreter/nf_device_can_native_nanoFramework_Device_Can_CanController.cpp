// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The native methods of nanoFramework.Device.Can.CanController. Marshalling only; the rules are in driver/.
#include "nf_device_can_native_target.h"

#include <cstring>

namespace
{

using can_controller_class = Library_nf_device_can_native_nanoFramework_Device_Can_CanController;
using can_settings_class = Library_nf_device_can_native_nanoFramework_Device_Can_CanSettings;
using can_message_class = Library_nf_device_can_native_nanoFramework_Device_Can_CanMessage;

// Runs in the event task. Interrupts of pins post to the same queue, which has no lock of its own.
void post_event(twai_can::can_event event)
{
    GLOBAL_LOCK();
    PostManagedEvent(EVENT_CAN, 0, twai_can::only_controller_id, static_cast<uint32_t>(event));
    GLOBAL_UNLOCK();
}

const twai_can::platform device = {&twai_can::esp_idf_twai, &twai_can::freertos_rtos,
                                   &twai_can::esp_idf_timing_limits, twai_can::read_device_pins, post_event};

// In internal RAM even where .bss goes to PSRAM: atomic operations do not work there on an ESP32.
DRAM_ATTR twai_can::controller can1(device);

void on_soft_reboot()
{
    can1.soft_reboot();
}

HRESULT open_controller(CLR_RT_HeapBlock *self)
{
    CLR_RT_HeapBlock *config = self[can_controller_class::FIELD___settings].Dereference();
    twai_can::settings wanted{};
    if (config != nullptr)
    {
        wanted.prescaler = config[can_settings_class::FIELD___baudRatePrescaler].NumericByRef().u1;
        wanted.segment1 = config[can_settings_class::FIELD___phaseSegment1].NumericByRef().u1;
        wanted.segment2 = config[can_settings_class::FIELD___phaseSegment2].NumericByRef().u1;
        wanted.jump_width = config[can_settings_class::FIELD___syncJumpWidth].NumericByRef().u1;
    }
    const int id = self[can_controller_class::FIELD___controllerId].NumericByRef().s4;
    const twai_can::result outcome = can1.open(id, config == nullptr ? nullptr : &wanted);
    // An object that failed to open owns nothing. Marked as disposed, neither its finalizer nor anything else
    // can close the controller of another object.
    self[can_controller_class::FIELD___disposed].NumericByRef().u1 = outcome == twai_can::result::ok ? 0 : 1;
    if (outcome == twai_can::result::ok)
    {
        HAL_AddSoftRebootHandler(on_soft_reboot);
    }
    return to_hresult(outcome);
}

HRESULT close_controller(CLR_RT_HeapBlock *self)
{
    // A constructor that threw before it made settings leaves an object with a finalizer, too.
    const bool owns_it = self[can_controller_class::FIELD___settings].Dereference() != nullptr &&
                         self[can_controller_class::FIELD___disposed].NumericByRef().u1 == 0;
    const int id = self[can_controller_class::FIELD___controllerId].NumericByRef().s4;
    return to_hresult(can1.close(id, owns_it));
}

HRESULT send_message(CLR_RT_HeapBlock *message)
{
    if (message == nullptr)
    {
        return to_hresult(can1.send(nullptr));
    }
    twai_can::outgoing_message out{};
    out.id = message[can_message_class::FIELD___id].NumericByRef().u4;
    out.id_type = message[can_message_class::FIELD___identifierType].NumericByRef().s4;
    out.frame_type = message[can_message_class::FIELD___frameType].NumericByRef().s4;
    CLR_RT_HeapBlock_Array *data = message[can_message_class::FIELD___message].DereferenceArray();
    if (data != nullptr)
    {
        out.data = data->GetFirstElement();
        out.length = data->m_numOfElements;
    }
    return to_hresult(can1.send(&out));
}

// Leaves a new CanMessage as the result. Its array has exactly the received length.
HRESULT push_message(CLR_RT_StackFrame &stack, const twai_can::frame &received)
{
    NANOCLR_HEADER();

    CLR_RT_HeapBlock *message = nullptr;
    CLR_RT_TypeDef_Index type{};
    const uint8_t length = twai_can::data_length(received);

    if (!g_CLR_RT_TypeSystem.FindTypeDef("CanMessage", "nanoFramework.Device.Can", type))
    {
        NANOCLR_SET_AND_LEAVE(CLR_E_FAIL);
    }
    NANOCLR_CHECK_HRESULT(g_CLR_RT_ExecutionEngine.NewObjectFromIndex(stack.PushValueAndClear(), type));

    message = stack.TopValue().Dereference();
    message[can_message_class::FIELD___id].NumericByRef().u4 = received.id;
    message[can_message_class::FIELD___identifierType].NumericByRef().s4 =
        received.extended ? twai_can::id_type_extended : twai_can::id_type_standard;
    message[can_message_class::FIELD___frameType].NumericByRef().s4 =
        received.remote ? twai_can::frame_type_remote : twai_can::frame_type_data;
    NANOCLR_CHECK_HRESULT(CLR_RT_HeapBlock_Array::CreateInstance(
        message[can_message_class::FIELD___message], length, g_CLR_RT_WellKnownTypes.m_UInt8));
    memcpy(
        message[can_message_class::FIELD___message].DereferenceArray()->GetFirstElement(),
        received.data,
        length);

    NANOCLR_NOCLEANUP();
}

HRESULT receive_message(CLR_RT_StackFrame &stack)
{
    twai_can::frame received{};
    if (can1.receive(received) == twai_can::result::empty)
    {
        stack.SetResult_Object(nullptr);
        return S_OK;
    }
    const HRESULT hr = push_message(stack, received);
    if (FAILED(hr))
    {
        // Short of memory the interpreter compacts the heap and calls again: the frame must still be there.
        stack.ResetStack();
        can1.give_back(received);
    }
    return hr;
}

} // namespace

HRESULT Library_nf_device_can_native_nanoFramework_Device_Can_CanController::
    WriteMessage___VOID__nanoFrameworkDeviceCanCanMessage(CLR_RT_StackFrame &stack)
{
    return stack.This() == nullptr ? CLR_E_NULL_REFERENCE : send_message(stack.Arg1().Dereference());
}

HRESULT Library_nf_device_can_native_nanoFramework_Device_Can_CanController::
    GetMessage___nanoFrameworkDeviceCanCanMessage(CLR_RT_StackFrame &stack)
{
    return stack.This() == nullptr ? CLR_E_NULL_REFERENCE : receive_message(stack);
}

HRESULT Library_nf_device_can_native_nanoFramework_Device_Can_CanController::
    DisposeNative___VOID(CLR_RT_StackFrame &stack)
{
    return stack.This() == nullptr ? CLR_E_NULL_REFERENCE : close_controller(stack.This());
}

HRESULT Library_nf_device_can_native_nanoFramework_Device_Can_CanController::
    NativeInit___VOID(CLR_RT_StackFrame &stack)
{
    return stack.This() == nullptr ? CLR_E_NULL_REFERENCE : open_controller(stack.This());
}

HRESULT Library_nf_device_can_native_nanoFramework_Device_Can_CanController::
    NativeUpdateCallbacks___VOID(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();

    CLR_RT_HeapBlock *self = stack.This();
    FAULT_ON_NULL(self);
    NANOCLR_SET_AND_LEAVE(to_hresult(can1.set_handler(self[FIELD___callbacks].Dereference() != nullptr)));

    NANOCLR_NOCLEANUP();
}

HRESULT Library_nf_device_can_native_nanoFramework_Device_Can_CanController::
    GetDeviceSelector___STATIC__STRING(CLR_RT_StackFrame &stack)
{
    return stack.SetResult_String("CAN1");
}
