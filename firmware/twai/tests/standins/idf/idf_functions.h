// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// What the tests see of the stand-in for ESP-IDF and FreeRTOS. Its functions act on simulation::current.
#pragma once

#include <cstdint>
#include <string>

#include <driver/twai.h>

namespace standin
{

struct idf_record
{
    twai_general_config_t general;
    twai_timing_config_t timing;
    twai_filter_config_t filter;
    std::string task_name;
    uint32_t task_stack_bytes;
    unsigned task_priority;
    int tasks_deleted;
};
extern idf_record idf;

} // namespace standin
