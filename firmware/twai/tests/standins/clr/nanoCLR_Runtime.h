// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the part of the interpreter that the binding touches: heap blocks, arrays, a stack frame,
// type look-up and object creation. Names and types are those of the interpreter, the code is for tests.
#pragma once

#include <cstdint>
#include <string>

typedef int32_t HRESULT;
typedef uint8_t CLR_UINT8;
typedef uint32_t CLR_UINT32;

#define S_OK ((HRESULT)0)
#define CLR_E_FAIL ((HRESULT)-1)
#define CLR_E_OUT_OF_MEMORY ((HRESULT)-2)
#define CLR_E_INVALID_PARAMETER ((HRESULT)-3)
#define CLR_E_OUT_OF_RANGE ((HRESULT)-4)
#define CLR_E_INVALID_OPERATION ((HRESULT)-5)
#define CLR_E_TIMEOUT ((HRESULT)-6)
#define CLR_E_NULL_REFERENCE ((HRESULT)-7)
#define CLR_E_PIN_UNAVAILABLE ((HRESULT)-8)
#define FAILED(hr) ((hr) < 0)

#define NANOCLR_HEADER() HRESULT hr
#define NANOCLR_LEAVE() goto nanoCLR_Cleanup
#define NANOCLR_SET_AND_LEAVE(expr) \
    { \
        hr = (expr); \
        NANOCLR_LEAVE(); \
    }
#define NANOCLR_CHECK_HRESULT(expr) \
    { \
        hr = (expr); \
        if (FAILED(hr)) \
            NANOCLR_LEAVE(); \
    }
#define FAULT_ON_NULL(pointer) \
    if (!(pointer)) \
    NANOCLR_SET_AND_LEAVE(CLR_E_NULL_REFERENCE)
#define NANOCLR_NOCLEANUP() \
    hr = S_OK; \
    nanoCLR_Cleanup: \
    return hr
#define NANOCLR_NATIVE_DECLARE(method) static HRESULT method(CLR_RT_StackFrame &stack)

struct CLR_RT_TypeDef_Index
{
    CLR_UINT32 data;
};

struct CLR_RT_HeapBlock_Array;

struct CLR_RT_HeapBlock
{
    union Numeric
    {
        uint8_t u1;
        int32_t s4;
        uint32_t u4;
    };

    Numeric &NumericByRef() { return numeric_; }
    CLR_RT_HeapBlock *Dereference() const { return reference_; }
    CLR_RT_HeapBlock_Array *DereferenceArray() const;
    void SetObjectReference(const CLR_RT_HeapBlock *to) { reference_ = const_cast<CLR_RT_HeapBlock *>(to); }

  private:
    Numeric numeric_ = {};
    CLR_RT_HeapBlock *reference_ = nullptr;
};

struct CLR_RT_HeapBlock_Array : public CLR_RT_HeapBlock
{
    CLR_UINT32 m_numOfElements = 0;

    CLR_UINT8 *GetFirstElement() { return reinterpret_cast<CLR_UINT8 *>(this + 1); }
    static HRESULT CreateInstance(
        CLR_RT_HeapBlock &reference, CLR_UINT32 length, const CLR_RT_TypeDef_Index &type);
};

struct CLR_RT_StackFrame
{
    CLR_RT_HeapBlock *This() const { return self; }
    CLR_RT_HeapBlock &Arg1() { return argument1; }
    CLR_RT_HeapBlock &PushValueAndClear();
    CLR_RT_HeapBlock &TopValue();
    void ResetStack() { depth = 0; }
    void SetResult_Object(CLR_RT_HeapBlock *value);
    HRESULT SetResult_String(const char *value);

    CLR_RT_HeapBlock *self = nullptr;
    CLR_RT_HeapBlock argument1;
    CLR_RT_HeapBlock result; // a native method has room for its result and nothing more
    std::string string_result;
    int depth = 0;
};

struct CLR_RT_TypeSystem
{
    bool FindTypeDef(const char *name, const char *name_space, CLR_RT_TypeDef_Index &index);
};

struct CLR_RT_ExecutionEngine
{
    HRESULT NewObjectFromIndex(CLR_RT_HeapBlock &reference, const CLR_RT_TypeDef_Index &type);
};

struct CLR_RT_WellKnownTypes
{
    CLR_RT_TypeDef_Index m_UInt8;
};

extern CLR_RT_TypeSystem g_CLR_RT_TypeSystem;
extern CLR_RT_ExecutionEngine g_CLR_RT_ExecutionEngine;
extern CLR_RT_WellKnownTypes g_CLR_RT_WellKnownTypes;

typedef HRESULT (*CLR_RT_MethodHandler)(CLR_RT_StackFrame &stack);

struct CLR_RECORD_VERSION
{
    uint16_t iMajorVersion;
    uint16_t iMinorVersion;
    uint16_t iBuildNumber;
    uint16_t iRevisionNumber;
};

struct CLR_RT_NativeAssemblyData
{
    const char *m_szAssemblyName;
    unsigned int m_checkSum;
    const void *m_pNativeMethods;
    CLR_RECORD_VERSION m_Version;
};
