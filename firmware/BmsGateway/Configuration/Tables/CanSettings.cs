// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: the CAN bus.</summary>
public static class CanSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Choice(SettingId.CanBitRate, "can.bit_rate_kbit", CanBitRate.Words(), "500",
            "Bit rate of the CAN bus, kbit/s: 500 for CAN-bus BMS, 250 for a port with the profile VE.Can & CAN-bus BMS. "
            + "The bus stays silent when it is not that of the GX; of SocketCAN it is set with the interface.")
            .AfterRestart(),
    };
}
