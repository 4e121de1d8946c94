// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in for the pin map of the interpreter, with the device type that the integration kit adds.
#pragma once

#ifndef STANDIN_ESP32_IDF_WAS_FIRST
#error "esp32_idf.h has to come first"
#endif

enum Esp32_MapDeviceType
{
    DEV_TYPE_GPIO,
    DEV_TYPE_SPI,
    DEV_TYPE_I2C,
    DEV_TYPE_SERIAL,
    DEV_TYPE_LED_PWM,
    DEV_TYPE_ADC,
    DEV_TYPE_I2S,
    DEV_TYPE_DAC,
    DEV_TYPE_SDMMC,
    DEV_TYPE_CAN,
    DEV_TYPE_MAX
};
static_assert(DEV_TYPE_CAN == 9, "0x0009iiff is what managed code passes to SetPinFunction");

// The bus index counts from zero. -1 means that the pin is not set.
int Esp32_GetMappedDevicePins(Esp32_MapDeviceType device_type, int bus_index, int pin_index);
