// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>
/// Bit timing of the CAN controller inside the ESP32 family (TWAI). bit rate = 80 MHz / (prescaler × (1 + segment 1 +
/// segment 2)). Limits: prescaler even and at least 2, segment 1 up to 16, segment 2 up to 8, synchronisation jump
/// width up to 4 (ESP-IDF 5.5 Programming Guide, "Two-Wire Automotive Interface", bit timing; soc_caps.h of each chip).
/// This class is the one place that knows the convention of nanoFramework.Device.Can on this controller.
/// </summary>
public static class TwaiTiming
{
    /// <summary>Source clock of the controller (APB clock) on ESP32, S2, S3 and C3, Hz.</summary>
    public const int ClockHertz = 80000000;

    // Per bit rate the first row is used. 80 % with a wide jump suits mixed cables; the others are kept as alternatives
    // that are known to be accepted: 75 % equals the ready-made 500K and 250K settings of ESP-IDF, 87.5 % follows the
    // usual CiA recommendation.
    private static readonly TwaiTimingRow[] Rows =
    {
        new(CanBitRate.Victron, 8, 15, 4, 3),
        new(CanBitRate.Victron, 10, 11, 4, 2),
        new(CanBitRate.Victron, 10, 13, 2, 1),
        new(CanBitRate.VeCan, 16, 15, 4, 3),
        new(CanBitRate.VeCan, 20, 11, 4, 2),
    };

    /// <summary>Number of rows.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row by position, 0 to <see cref="Count"/> − 1.</summary>
    public static TwaiTimingRow At(int index) => Rows[index];

    /// <summary>The row to use for a bit rate, or null when there is none.</summary>
    /// <param name="bitRate">Bit rate, bit/s (<see cref="CanBitRate"/>).</param>
    public static TwaiTimingRow? Find(int bitRate)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].BitRate == bitRate)
            {
                return Rows[i];
            }
        }

        return null;
    }
}
