// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// The one list of limit reasons, in the order of <see cref="LimitReason"/>. Page, MQTT, log, documents and tests
/// read it.
/// </summary>
public static class LimitRules
{
    private const LimitUnit Cell = LimitUnit.CellTenthMillivolts;
    private const LimitUnit Pack = LimitUnit.PackMillivolts;
    private const LimitUnit Current = LimitUnit.Milliamperes;
    private const LimitUnit Degrees = LimitUnit.Decidegrees;
    private const LimitUnit Time = LimitUnit.Milliseconds;
    private const LimitUnit Nothing = LimitUnit.None;

    private static readonly LimitRule[] Rows =
    {
        new(LimitReason.None, "none", Nothing, Nothing, "not computed yet"),
        new(LimitReason.Configured, "configured", Nothing, Nothing, "set in the configuration"),
        new(LimitReason.BmsFullyCharged, "bms_fully_charged", Cell, Nothing, "the BMS calls a cell full at {0} V"),
        new(LimitReason.BmsOverVoltageMargin, "bms_over_voltage_margin", Cell, Nothing,
            "100 mV per cell below the cut-off of the BMS at {0} V"),
        new(LimitReason.BmsOverCurrentMargin, "bms_over_current_margin", Current, Nothing,
            "90 % of the {0} A at which the BMS trips"),
        new(LimitReason.StaleData, "stale_data", Time, Time, "battery data is {0} s old, {1} s are allowed"),
        new(LimitReason.Float, "float", Nothing, Nothing, "the battery is full: float voltage"),
        new(LimitReason.CellOverVoltage, "cell_over_voltage", Cell, Cell,
            "the highest cell has {0} V, its target is {1} V"),
        new(LimitReason.CellBackstop, "cell_backstop", Cell, Cell,
            "the highest cell has {0} V, close to the cut-off: above {1} V the cells set the voltage"),
        new(LimitReason.VoltageRecovery, "voltage_recovery", Pack, Pack,
            "rising slowly again, {0} V now, up to {1} V"),
        new(LimitReason.ChargeStopped, "charge_stopped", Nothing, Nothing,
            "charging is stopped: float voltage, because feeding solar chargers obey the voltage only"),
        new(LimitReason.Start, "start", Time, Time, "{0} s after the start; the limits rise for {1} s"),
        new(LimitReason.HighCell, "high_cell", Cell, Cell,
            "the highest cell has {0} V; full current up to {1} V"),
        new(LimitReason.LowCell, "low_cell", Cell, Cell, "the lowest cell has {0} V; full current from {1} V"),
        new(LimitReason.Cold, "cold", Degrees, Degrees, "the battery has {0} °C; full current from {1} °C"),
        new(LimitReason.Hot, "hot", Degrees, Degrees, "the battery has {0} °C; full current up to {1} °C"),
        new(LimitReason.NoTemperature, "no_temperature", Nothing, Nothing,
            "the temperature of the battery is not known"),
        new(LimitReason.StateOfCharge, "state_of_charge", LimitUnit.Millipercent, Nothing, "state of charge {0} %"),
        new(LimitReason.CurrentRecovery, "current_recovery", Current, Current,
            "rising slowly again, {0} A now, up to {1} A"),
        new(LimitReason.BmsFault, "bms_fault", LimitUnit.Code, Nothing, "the BMS reports a fault, code {0}"),
        new(LimitReason.Remote, "remote", Nothing, Nothing, "lowered by MQTT or the API"),
        new(LimitReason.SafeState, "safe_state", Nothing, Nothing, "a person asked for the safe state"),
        new(LimitReason.ChargerNotObeying, "charger_not_obeying", Current, Pack,
            "a charger does not obey: {0} A flow although none may; the voltage is lowered to {1} V"),
        new(LimitReason.CellAtHighCutoff, "cell_at_high_cutoff", Cell, Cell,
            "the highest cell has {0} V; no charging from {1} V"),
        new(LimitReason.CellAtLowCutoff, "cell_at_low_cutoff", Cell, Cell,
            "the lowest cell has {0} V; no discharging up to {1} V"),
        new(LimitReason.Blocked, "blocked", Nothing, Nothing,
            "a fault or the temperature blocks charging: float voltage"),
        new(LimitReason.NoProfile, "no_profile", Cell, Nothing,
            "refused: {0} V per cell fits neither LTO nor LFP nor Li-ion cells"),
        new(LimitReason.OtherChemistry, "other_chemistry", Cell, Cell,
            "refused: the BMS calls a cell full at {0} V, which does not fit the configured {1} V"),
        new(LimitReason.NoSafeVoltage, "no_safe_voltage", Cell, Cell,
            "refused: the BMS settings allow {0} V per cell at most, {1} V is the least that makes sense"),
        new(LimitReason.NoVoltageMargin, "no_voltage_margin", Pack, Pack,
            "refused: {0} V leave less than 0.6 V to the cut-off of the BMS at {1} V"),
        new(LimitReason.CellAhead, "cell_ahead", Cell, Cell,
            "the highest cell has {0} V: the charge voltage leaves it room, {1} V per cell"),
        new(LimitReason.OtherCellCount, "other_cell_count", LimitUnit.Cells, LimitUnit.Cells,
            "refused: the BMS is set for {0} cells, the configuration for {1}"),
    };

    /// <summary>Number of reasons.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row of a reason; that of "none" for a number that is no reason.</summary>
    public static LimitRule Get(LimitReason reason) =>
        (int)reason >= 0 && (int)reason < Rows.Length ? Rows[(int)reason] : Rows[0];

    /// <summary>Key of a reason ("configured").</summary>
    public static string KeyOf(LimitReason reason) => Get(reason).Key;

    /// <summary>Digits behind the point with which a number is shown.</summary>
    public static int DecimalsOf(LimitUnit unit) => unit switch
    {
        LimitUnit.CellTenthMillivolts => 4,
        LimitUnit.PackMillivolts => 3,
        LimitUnit.Milliamperes => 3,
        LimitUnit.Decidegrees => 1,
        LimitUnit.Millipercent => 3,
        LimitUnit.Milliseconds => 3,
        _ => 0,
    };

    /// <summary>
    /// The text of a reason with its two numbers. Makes strings: for log lines, not for the control path.
    /// </summary>
    public static string TextOf(LimitReason reason, int input, int threshold)
    {
        LimitRule row = Get(reason);
        var text = new StringBuilder();
        for (int i = 0; i < row.Text.Length; i++)
        {
            if (row.Text[i] != '{')
            {
                text.Append(row.Text[i]);
                continue;
            }

            bool isInput = row.Text[i + 1] == '0';
            text.Append(NumberOf(isInput ? input : threshold, isInput ? row.InputUnit : row.ThresholdUnit));
            i += 2;
        }

        return text.ToString();
    }

    // Three decimals at most: a tenth of a millivolt helps nobody who reads a sentence.
    private static string NumberOf(int value, LimitUnit unit)
    {
        if (value == BatterySnapshot.Unknown)
        {
            return "?";
        }

        int decimals = DecimalsOf(unit);
        long number = value;
        while (decimals > 0 && (decimals > 3 || number % 10 == 0))
        {
            number /= 10;
            decimals--;
        }

        string digits = (number < 0 ? -number : number).ToString();
        while (digits.Length <= decimals)
        {
            digits = "0" + digits;
        }

        string whole = digits.Substring(0, digits.Length - decimals);
        string rest = decimals == 0 ? "" : "." + digits.Substring(digits.Length - decimals);
        return (number < 0 ? "-" : "") + whole + rest;
    }
}
