// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// CAN pins that are soldered on this board. A general board has none: the program sets them with SetPinFunction
// before it opens CAN1. A board with a transceiver on fixed pins returns their numbers here.
#include "twai_can_esp_idf.h"

twai_can::pins twai_can::default_can_pins()
{
    return {twai_can::no_pin, twai_can::no_pin};
}
