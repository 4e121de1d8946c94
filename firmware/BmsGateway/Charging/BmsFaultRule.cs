// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Which direction a fault of the BMS stops: the one that caused it, so that an empty battery can be charged and a
/// full one discharged. A fault that the BMS does not name, or not yet, stops both.
/// </summary>
public static class BmsFaultRule
{
    /// <summary>True when the fault stops charging.</summary>
    public static bool StopsCharging(BatterySnapshot sample) =>
        sample.State == BatteryState.Fault
        && sample.FaultCondition != (int)AlarmCondition.LowVoltage
        && sample.FaultCondition != (int)AlarmCondition.HighDischargeCurrent;

    /// <summary>True when the fault stops discharging.</summary>
    public static bool StopsDischarging(BatterySnapshot sample) =>
        sample.State == BatteryState.Fault
        && sample.FaultCondition != (int)AlarmCondition.HighVoltage
        && sample.FaultCondition != (int)AlarmCondition.HighChargeCurrent
        && sample.FaultCondition != (int)AlarmCondition.HighTemperatureCharge
        && sample.FaultCondition != (int)AlarmCondition.LowTemperatureCharge;
}
