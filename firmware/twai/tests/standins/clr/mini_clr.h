// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// What the tests see of the stand-in interpreter: a heap, objects, calls by method slot, posted events.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include <nf_device_can_native.h>

namespace mini_clr
{

constexpr int method_slots = 52;

// Slots by name, as the managed assembly numbers its methods.
enum slot
{
    write_message = 14,
    get_message = 19,
    dispose_native = 20,
    native_init = 21,
    native_update_callbacks = 22,
    get_device_selector = 25
};

struct posted_event
{
    uint8_t category;
    uint8_t sub_category;
    uint16_t data1;
    uint32_t data2;
    bool under_lock;
};

extern std::vector<posted_event> posted;
extern int allocations_left;                         // then the heap is full
extern bool type_is_known;                           // false: the assembly was not loaded
extern int pin_map[2];                               // transmit, receive
extern std::vector<void (*)()> soft_reboot_handlers; // each at most once

// Everything back to the state after power-on; frees the managed heap.
void reset();

// The interpreter restarts without a reset of the chip.
void soft_reboot();

CLR_RT_HeapBlock *new_controller(int id, std::initializer_list<uint8_t> settings);
CLR_RT_HeapBlock *new_message(uint32_t id, int id_type, int frame_type, const std::vector<uint8_t> *bytes);
void set_handler(CLR_RT_HeapBlock *controller, bool attached);

// Calls a native method through the method table.
HRESULT call(slot method, CLR_RT_StackFrame &stack);
HRESULT call(slot method, CLR_RT_HeapBlock *self, CLR_RT_HeapBlock *argument = nullptr);

} // namespace mini_clr
