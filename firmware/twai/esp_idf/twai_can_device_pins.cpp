// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

#include "twai_can_esp_idf.h"

#include <esp32_idf.h>

#include <Esp32_DeviceMapping.h>

namespace twai_can
{

namespace
{

constexpr int first_bus = 0;
constexpr int transmit_function = 0;
constexpr int receive_function = 1;

int mapped_or(int function, int otherwise)
{
    const int pin = Esp32_GetMappedDevicePins(DEV_TYPE_CAN, first_bus, function);
    return pin < 0 ? otherwise : pin;
}

} // namespace

pins read_device_pins()
{
    const pins soldered = default_can_pins();
    return {mapped_or(transmit_function, soldered.transmit), mapped_or(receive_function, soldered.receive)};
}

} // namespace twai_can
