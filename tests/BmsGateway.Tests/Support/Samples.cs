// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Tests.Support;

/// <summary>Healthy objects to start a test from; each test changes one thing.</summary>
public static class Samples
{
    /// <summary>Thresholds of a 16-cell LFP pack of 314 Ah: full 3650, empty 3000, cut-offs 3800 and 2800 mV, 65 A out, 90 A in.</summary>
    public static BatteryProtection HealthyProtection() => new()
    {
        FullyChargedCellMillivolts = 3650,
        FullyDischargedCellMillivolts = 3000,
        OverVoltageCutoffCellMillivolts = 3800,
        UnderVoltageCutoffCellMillivolts = 2800,
        DischargeOverCurrentAmperes = 65,
        ChargeOverCurrentAmperes = 90,
        OverHeatCutoffDegrees = 60,
        LowTemperatureChargeCutoffDegrees = 1,
        CapacityCentiampereHours = 31400,
        SeriesCells = 16,
    };

    /// <summary>
    /// A 16-cell LFP pack at rest in the middle: cells 3300.0 to 3301.5 mV rising by 0.1 mV, 10 A charging, 60.2 %, 25.0 °C and 26.0 °C.
    /// </summary>
    /// <param name="sampledAtMilliseconds">Monotonic time of the sample.</param>
    public static BatterySnapshot HealthyPack(long sampledAtMilliseconds)
    {
        var snapshot = new BatterySnapshot
        {
            Sequence = 1,
            SampledAtMilliseconds = sampledAtMilliseconds,
            PackVoltageMillivolts = 52812,
            PackCurrentMilliamperes = 10000,
            CellCount = 16,
            LowestCellTenthMillivolts = 33000,
            HighestCellTenthMillivolts = 33015,
            LowestCellNumber = 1,
            HighestCellNumber = 16,
            CellSumMillivolts = 52812,
            StateOfChargeMillipercent = 60200,
            StateOfHealthMillipercent = 98000,
            InternalTemperatureDecidegrees = 300,
            ExternalTemperature1Decidegrees = 250,
            ExternalTemperature2Decidegrees = 260,
            LowestTemperatureDecidegrees = 250,
            HighestTemperatureDecidegrees = 260,
            State = BatteryState.Charging,
            RemainingCentiampereHours = 18903,
            LifetimeSeconds = 16683981,
            ChargingCount = 132,
            FullChargeCount = 88,
            ColdestSeenDegrees = -3,
            HottestSeenDegrees = 41,
            ChargeSwitch = SwitchState.Closed,
            DischargeSwitch = SwitchState.Open,
            FaultCode = 0,
            WarningCode = 0,
            LinkQualityPercent = 99,
            EstimatedSecondsLeft = 45000,
            Protection = HealthyProtection(),
        };
        for (int i = 0; i < 16; i++)
        {
            snapshot.CellTenthMillivolts[i] = (ushort)(33000 + i);
        }

        return snapshot;
    }
}
