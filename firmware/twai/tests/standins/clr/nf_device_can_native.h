// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the native header of nanoFramework.Device.Can 100.0.5.1: field numbers and method names.
#pragma once

#include <nanoCLR_Runtime.h>

struct Library_nf_device_can_native_nanoFramework_Device_Can_CanSettings
{
    static const int FIELD___baudRatePrescaler = 1;
    static const int FIELD___phaseSegment1 = 2;
    static const int FIELD___phaseSegment2 = 3;
    static const int FIELD___syncJumpWidth = 4;
};

struct Library_nf_device_can_native_nanoFramework_Device_Can_CanController
{
    static const int FIELD_STATIC__s_eventListener = 0;
    static const int FIELD___disposed = 1;
    static const int FIELD___callbacks = 2;
    static const int FIELD___syncLock = 3;
    static const int FIELD___controllerId = 4;
    static const int FIELD___settings = 5;
    static const int FIELD___message = 6;
    static const int FIELD__ControllerId = 7;

    NANOCLR_NATIVE_DECLARE(WriteMessage___VOID__nanoFrameworkDeviceCanCanMessage);
    NANOCLR_NATIVE_DECLARE(GetMessage___nanoFrameworkDeviceCanCanMessage);
    NANOCLR_NATIVE_DECLARE(DisposeNative___VOID);
    NANOCLR_NATIVE_DECLARE(NativeInit___VOID);
    NANOCLR_NATIVE_DECLARE(NativeUpdateCallbacks___VOID);
    NANOCLR_NATIVE_DECLARE(GetDeviceSelector___STATIC__STRING);
};

struct Library_nf_device_can_native_nanoFramework_Device_Can_CanMessage
{
    static const int FIELD___id = 1;
    static const int FIELD___identifierType = 2;
    static const int FIELD___frameType = 3;
    static const int FIELD___message = 4;
};

extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_nanoFramework_Device_Can;
