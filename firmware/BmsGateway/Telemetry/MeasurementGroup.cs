// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Telemetry;

/// <summary>Which part of a document a measurement belongs to.</summary>
public enum MeasurementGroup
{
    /// <summary>What the battery does now.</summary>
    Pack = 0,

    /// <summary>What the battery may be given and asked for.</summary>
    Limits = 1,

    /// <summary>Thresholds at which the BMS itself acts.</summary>
    Protection = 2,

    /// <summary>What the BMS tells about itself.</summary>
    Bms = 3,
}
