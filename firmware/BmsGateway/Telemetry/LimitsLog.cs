// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;

namespace BmsGateway.Telemetry;

/// <summary>
/// Writes what happens to the limits into the log: every change of state or phase, and changes of the rules alone at
/// most once in ten seconds, because near a threshold they come and go.
/// </summary>
public sealed class LimitsLog
{
    private const int QuietMilliseconds = 10000;
    private const int Nothing = -1;

    private readonly IClock _clock;
    private readonly ILog _log;
    private int _state = Nothing;
    private int _reasons = Nothing;
    private long _writtenAt;

    /// <summary>Makes a writer; nothing is written before the first change.</summary>
    public LimitsLog(IClock clock, ILog log)
    {
        _clock = clock;
        _log = log;
    }

    /// <summary>Handler of <c>charging.limits_changed</c>.</summary>
    public void Note(EventId id, object payload)
    {
        var limits = (ChargeLimits)payload;
        int state = ((int)limits.State * 100) + ((int)limits.Phase * 2) + (limits.IsSilent ? 1 : 0);
        int reasons = ((int)limits.ChargeVoltageReason << 16) + ((int)limits.ChargeCurrentReason << 8)
            + (int)limits.DischargeCurrentReason;
        long now = _clock.MonotonicMilliseconds;
        bool isOther = state != _state || (reasons != _reasons && now - _writtenAt >= QuietMilliseconds);
        if (!isOther)
        {
            return;
        }

        _state = state;
        _reasons = reasons;
        _writtenAt = now;
        Write(limits);
    }

    private void Write(ChargeLimits limits)
    {
        string voltage = LimitRules.TextOf(
            limits.ChargeVoltageReason, limits.ChargeVoltageInput, limits.ChargeVoltageThreshold);
        string charge = LimitRules.TextOf(
            limits.ChargeCurrentReason, limits.ChargeCurrentInput, limits.ChargeCurrentThreshold);
        string discharge = LimitRules.TextOf(
            limits.DischargeCurrentReason, limits.DischargeCurrentInput, limits.DischargeCurrentThreshold);
        string head = "State " + StateKeys.KeyOf(limits.State) + ", phase " + StateKeys.KeyOf(limits.Phase) + ": ";
        if (limits.IsSilent)
        {
            string why = limits.State == ControlState.Starting ? "." : ": " + charge + ".";
            _log.Write(LogLevel.Warning, "charging", head + "nothing is sent on CAN" + why);
            return;
        }

        _log.Write(
            limits.State == ControlState.Running ? LogLevel.Information : LogLevel.Warning,
            "charging",
            head + "CVL " + limits.ChargeVoltageMillivolts.ToString() + " mV (" + voltage + "), CCL "
            + limits.ChargeCurrentMilliamperes.ToString() + " mA (" + charge + "), DCL "
            + limits.DischargeCurrentMilliamperes.ToString() + " mA (" + discharge + ").");
    }
}
