// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>Where a threshold comes from when its setting is 0 or when there is no setting.</summary>
public enum AlarmThreshold
{
    /// <summary>The setting alone; 0 is a threshold like any other.</summary>
    Configured = 0,

    /// <summary>The setting; 0 switches the alarm off.</summary>
    OffWhenZero = 1,

    /// <summary>Over-voltage cutoff of the BMS.</summary>
    OverVoltageCutoff = 2,

    /// <summary>Under-voltage cutoff of the BMS.</summary>
    UnderVoltageCutoff = 3,

    /// <summary>Cell voltage at which the BMS calls the pack empty.</summary>
    FullyDischarged = 4,

    /// <summary>Discharge current at which the BMS trips.</summary>
    DischargeTrip = 5,

    /// <summary>Charge current at which the BMS trips.</summary>
    ChargeTrip = 6,

    /// <summary>0.9 of the discharge current at which the BMS trips: more than this gateway ever allows.</summary>
    DischargeMargin = 7,

    /// <summary>0.9 of the charge current at which the BMS trips: more than this gateway ever allows.</summary>
    ChargeMargin = 8,

    /// <summary>Temperature at which the BMS cuts everything.</summary>
    OverHeatCutoff = 9,

    /// <summary>Temperature below which the BMS refuses charging.</summary>
    LowTemperatureCharge = 10,

    /// <summary>−40 °C: the TinyBMS opens both switches there (event 0x0A); there is no register for it.</summary>
    LowTemperatureCutoff = 11,
}
