// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

// Stand-in. The options of an ESP32-S3 image; -DSTANDIN_ESP32 gives those of a first ESP32.
#pragma once

#ifdef STANDIN_ESP32
#define CONFIG_IDF_TARGET_ESP32 1
#else
#define CONFIG_IDF_TARGET_ESP32S3 1
#define CONFIG_TWAI_ISR_IN_IRAM 1
#endif
