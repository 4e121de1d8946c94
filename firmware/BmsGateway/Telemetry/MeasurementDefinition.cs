// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Telemetry;

/// <summary>One row of the measurement table.</summary>
public sealed class MeasurementDefinition
{
    /// <summary>Makes a row.</summary>
    public MeasurementDefinition(
        MeasurementId id, string key, string unit, int decimals, MeasurementGroup group, string text)
    {
        Id = id;
        Key = key;
        Unit = unit;
        Decimals = decimals;
        Group = group;
        Text = text;
    }

    /// <summary>Identity; equals the row's index in the table.</summary>
    public MeasurementId Id { get; }

    /// <summary>Member name in every JSON document ("soc").</summary>
    public string Key { get; }

    /// <summary>Unit of the number in JSON ("V"); empty for a plain count.</summary>
    public string Unit { get; }

    /// <summary>Digits behind the point; the number read from a snapshot is scaled by ten to this power.</summary>
    public int Decimals { get; }

    /// <summary>Part of the documents that it belongs to.</summary>
    public MeasurementGroup Group { get; }

    /// <summary>Meaning, one English sentence.</summary>
    public string Text { get; }
}
