// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Commands;

/// <summary>Acknowledges alarms. Any thread.</summary>
public interface IAlarmAcknowledger
{
    /// <summary>Acknowledges one alarm, or all.</summary>
    /// <param name="key">Key of the alarm, or "all".</param>
    /// <param name="error">What is wrong and what is allowed; empty on success.</param>
    bool TryAcknowledge(string key, out string error);
}
