// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// The tables of twai_can_api.h on ESP-IDF v5.5: legacy TWAI driver, FreeRTOS, device map of the board.
// A later change to another TWAI driver touches twai_can_esp_idf.cpp only. An image must never call both the
// legacy and the new TWAI driver.
#pragma once

#include "twai_can_api.h"

namespace twai_can
{

extern const twai_api esp_idf_twai;
extern const timing_limits esp_idf_timing_limits;
extern const rtos_api freertos_rtos;

// Pins of CAN1 from the device map (device type 9, function 0 = transmit, 1 = receive). A pin that nobody has
// set is taken from default_can_pins().
pins read_device_pins();

// Pins that are soldered on the target board, no_pin where the board leaves them open
// (target_nf_device_can_config.cpp).
pins default_can_pins();

} // namespace twai_can
