// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>Chip on a board; it decides which pins may be used.</summary>
public enum BoardChip
{
    /// <summary>ESP32 without S, for example WROOM-32.</summary>
    Esp32 = 0,

    /// <summary>ESP32-S3.</summary>
    Esp32S3 = 1,
}
