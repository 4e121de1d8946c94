// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "mini_clr.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#define STANDIN_ESP32_IDF_WAS_FIRST 1
#include <Esp32_DeviceMapping.h>
#include <nanoHAL.h>
#include <nanoPAL_Events.h>

namespace standin
{
int global_lock_depth = 0;
}

CLR_RT_TypeSystem g_CLR_RT_TypeSystem;
CLR_RT_ExecutionEngine g_CLR_RT_ExecutionEngine;
CLR_RT_WellKnownTypes g_CLR_RT_WellKnownTypes = {{1}};

namespace mini_clr
{

std::vector<posted_event> posted;
int allocations_left = 0;
bool type_is_known = true;
int pin_map[2] = {-1, -1};
std::vector<void (*)()> soft_reboot_handlers;

namespace
{

constexpr uint32_t can_message_type = 77;
constexpr int fields_of_an_object = 8;

using message_fields = Library_nf_device_can_native_nanoFramework_Device_Can_CanMessage;
using settings_fields = Library_nf_device_can_native_nanoFramework_Device_Can_CanSettings;
using controller_fields = Library_nf_device_can_native_nanoFramework_Device_Can_CanController;

std::vector<std::unique_ptr<CLR_RT_HeapBlock[]>> objects;
std::vector<std::unique_ptr<unsigned char[]>> arrays;

CLR_RT_HeapBlock *new_object()
{
    objects.push_back(std::make_unique<CLR_RT_HeapBlock[]>(fields_of_an_object));
    return objects.back().get();
}

CLR_RT_HeapBlock_Array *new_array(uint32_t length)
{
    arrays.push_back(std::make_unique<unsigned char[]>(sizeof(CLR_RT_HeapBlock_Array) + length));
    auto *array = new (arrays.back().get()) CLR_RT_HeapBlock_Array();
    array->m_numOfElements = length;
    return array;
}

} // namespace

void reset()
{
    posted.clear();
    objects.clear();
    arrays.clear();
    allocations_left = 1000000;
    type_is_known = true;
    soft_reboot_handlers.clear();
    standin::global_lock_depth = 0;
}

void soft_reboot()
{
    for (const auto handler : soft_reboot_handlers)
    {
        handler();
    }
    objects.clear();
    arrays.clear();
}

CLR_RT_HeapBlock *new_controller(int id, std::initializer_list<uint8_t> settings)
{
    CLR_RT_HeapBlock *controller = new_object();
    controller[controller_fields::FIELD___controllerId].NumericByRef().s4 = id;
    if (settings.size() == 4)
    {
        CLR_RT_HeapBlock *config = new_object();
        config[settings_fields::FIELD___baudRatePrescaler].NumericByRef().u1 = settings.begin()[0];
        config[settings_fields::FIELD___phaseSegment1].NumericByRef().u1 = settings.begin()[1];
        config[settings_fields::FIELD___phaseSegment2].NumericByRef().u1 = settings.begin()[2];
        config[settings_fields::FIELD___syncJumpWidth].NumericByRef().u1 = settings.begin()[3];
        controller[controller_fields::FIELD___settings].SetObjectReference(config);
    }
    return controller;
}

CLR_RT_HeapBlock *new_message(uint32_t id, int id_type, int frame_type, const std::vector<uint8_t> *bytes)
{
    CLR_RT_HeapBlock *message = new_object();
    message[message_fields::FIELD___id].NumericByRef().u4 = id;
    message[message_fields::FIELD___identifierType].NumericByRef().s4 = id_type;
    message[message_fields::FIELD___frameType].NumericByRef().s4 = frame_type;
    if (bytes != nullptr)
    {
        CLR_RT_HeapBlock_Array *array = new_array(static_cast<uint32_t>(bytes->size()));
        std::copy(bytes->begin(), bytes->end(), array->GetFirstElement());
        message[message_fields::FIELD___message].SetObjectReference(array);
    }
    return message;
}

void set_handler(CLR_RT_HeapBlock *controller, bool attached)
{
    controller[controller_fields::FIELD___callbacks].SetObjectReference(attached ? new_object() : nullptr);
}

HRESULT call(slot method, CLR_RT_StackFrame &stack)
{
    const auto &assembly = g_CLR_AssemblyNative_nanoFramework_Device_Can;
    const auto *methods = static_cast<const CLR_RT_MethodHandler *>(assembly.m_pNativeMethods);
    return methods[method](stack);
}

HRESULT call(slot method, CLR_RT_HeapBlock *self, CLR_RT_HeapBlock *argument)
{
    CLR_RT_StackFrame stack;
    stack.self = self;
    stack.argument1.SetObjectReference(argument);
    return call(method, stack);
}

} // namespace mini_clr

CLR_RT_HeapBlock_Array *CLR_RT_HeapBlock::DereferenceArray() const
{
    return static_cast<CLR_RT_HeapBlock_Array *>(reference_);
}

HRESULT CLR_RT_HeapBlock_Array::CreateInstance(
    CLR_RT_HeapBlock &reference, CLR_UINT32 length, const CLR_RT_TypeDef_Index &type)
{
    if (type.data != g_CLR_RT_WellKnownTypes.m_UInt8.data)
    {
        return CLR_E_FAIL;
    }
    if (--mini_clr::allocations_left < 0)
    {
        return CLR_E_OUT_OF_MEMORY;
    }
    reference.SetObjectReference(mini_clr::new_array(length));
    return S_OK;
}

CLR_RT_HeapBlock &CLR_RT_StackFrame::PushValueAndClear()
{
    if (++depth > 1)
    {
        std::abort(); // the interpreter would write behind its evaluation stack
    }
    result.SetObjectReference(nullptr);
    return result;
}

CLR_RT_HeapBlock &CLR_RT_StackFrame::TopValue()
{
    if (depth != 1)
    {
        std::abort();
    }
    return result;
}

void CLR_RT_StackFrame::SetResult_Object(CLR_RT_HeapBlock *value)
{
    PushValueAndClear().SetObjectReference(value);
}

HRESULT CLR_RT_StackFrame::SetResult_String(const char *value)
{
    PushValueAndClear();
    string_result = value;
    return S_OK;
}

bool CLR_RT_TypeSystem::FindTypeDef(const char *name, const char *name_space, CLR_RT_TypeDef_Index &index)
{
    const bool right =
        std::strcmp(name, "CanMessage") == 0 && std::strcmp(name_space, "nanoFramework.Device.Can") == 0;
    index.data = mini_clr::can_message_type;
    return right && mini_clr::type_is_known;
}

HRESULT CLR_RT_ExecutionEngine::NewObjectFromIndex(
    CLR_RT_HeapBlock &reference, const CLR_RT_TypeDef_Index &type)
{
    if (type.data != mini_clr::can_message_type)
    {
        return CLR_E_FAIL;
    }
    if (--mini_clr::allocations_left < 0)
    {
        return CLR_E_OUT_OF_MEMORY;
    }
    reference.SetObjectReference(mini_clr::new_object());
    return S_OK;
}

void PostManagedEvent(uint8_t category, uint8_t sub_category, uint16_t data1, uint32_t data2)
{
    mini_clr::posted.push_back({category, sub_category, data1, data2, standin::global_lock_depth == 1});
}

void HAL_AddSoftRebootHandler(ON_SOFT_REBOOT_HANDLER handler)
{
    auto &all = mini_clr::soft_reboot_handlers;
    if (std::find(all.begin(), all.end(), handler) == all.end())
    {
        all.push_back(handler);
    }
}

int Esp32_GetMappedDevicePins(Esp32_MapDeviceType device_type, int bus_index, int pin_index)
{
    return device_type == DEV_TYPE_CAN && bus_index == 0 ? mini_clr::pin_map[pin_index] : -1;
}
