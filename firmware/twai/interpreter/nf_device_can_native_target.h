// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// What the six native methods of nanoFramework.Device.Can need on ESP32.
#ifndef NF_DEVICE_CAN_NATIVE_TARGET_H
#define NF_DEVICE_CAN_NATIVE_TARGET_H

#include <nf_device_can_native.h>

#include <nanoHAL.h>
#include <nanoPAL_Events.h>
#include <esp_attr.h>

#include "twai_can_controller.h"
#include "twai_can_esp_idf.h"

// The managed exception of each outcome follows from its HRESULT.
inline HRESULT to_hresult(twai_can::result outcome)
{
    switch (outcome)
    {
        case twai_can::result::ok:
        case twai_can::result::empty:
            return S_OK;
        case twai_can::result::null_reference:
            return CLR_E_NULL_REFERENCE;
        case twai_can::result::invalid_parameter:
            return CLR_E_INVALID_PARAMETER;
        case twai_can::result::out_of_range:
            return CLR_E_OUT_OF_RANGE;
        case twai_can::result::invalid_operation:
            return CLR_E_INVALID_OPERATION;
        case twai_can::result::timeout:
            return CLR_E_TIMEOUT;
        case twai_can::result::pin_unavailable:
            return CLR_E_PIN_UNAVAILABLE;
        case twai_can::result::out_of_memory:
            return CLR_E_OUT_OF_MEMORY;
        case twai_can::result::failed:
            break;
    }
    return CLR_E_FAIL;
}

#endif // NF_DEVICE_CAN_NATIVE_TARGET_H
