// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Alarms;

/// <summary>
/// Finds the conditions of the gateway and its connections, once a second on the thread of the alarm service. It only
/// reads numbers that other threads keep up to date.
/// </summary>
public sealed class GatewayConditions
{
    // A BMS that has not answered since the start gets this time, because it may have to wake up.
    private const int FirstSampleMilliseconds = 30000;

    // Longest time between two frames 0x351 while the gateway sends.
    private const int SendingMilliseconds = 5000;

    private const int WindowSeconds = 60;

    private readonly GatewayState _state;
    private readonly GatewaySettings _settings;
    private readonly AlarmTracker _tracker;
    private readonly AlarmInputs _inputs;
    private readonly int[] _implausible = new int[WindowSeconds];
    private readonly long _startedAt;
    private int _window;

    /// <summary>Makes conditions.</summary>
    public GatewayConditions(
        GatewayState state, GatewaySettings settings, AlarmTracker tracker, AlarmInputs inputs)
    {
        _state = state;
        _settings = settings;
        _tracker = tracker;
        _inputs = inputs;
        _startedAt = state.Clock.MonotonicMilliseconds;
    }

    /// <summary>Brings all conditions up to date; called once a second.</summary>
    public void Evaluate(long nowMilliseconds)
    {
        EvaluateLink(nowMilliseconds);
        EvaluateCan(nowMilliseconds);
        EvaluateGx(nowMilliseconds);
        EvaluateGateway(nowMilliseconds);
    }

    private void EvaluateLink(long now)
    {
        BatteryLinkStatus link = _state.Battery.Link;
        bool isAwake = link.State != BatteryLinkState.Sleeping;
        bool hasSample = link.LastSampleAtMilliseconds != 0;
        long age = now - (hasSample ? link.LastSampleAtMilliseconds : _startedAt);
        int limit = hasSample ? FallbackPolicy.StaleMilliseconds : FirstSampleMilliseconds;
        Set(AlarmId.BmsLinkLost, isAwake && age > limit, ToSeconds(age), now);

        int quality = link.QualityPercent;
        int lowest = _settings.GetNumber(SettingId.AlarmLinkQuality);
        bool isPoor = quality != BatterySnapshot.Unknown && isAwake
            && quality <= lowest + Slack(AlarmId.BmsLinkPoor);
        SetUnlessOff(AlarmId.BmsLinkPoor, lowest, isPoor, quality, now);

        int count = link.ImplausibleCount;
        int inWindow = count - _implausible[_window];
        _implausible[_window] = count;
        _window = _window + 1 == WindowSeconds ? 0 : _window + 1;
        int most = _settings.GetNumber(SettingId.AlarmImplausible);
        bool isMany = inWindow > 0 && inWindow >= most - Slack(AlarmId.ImplausibleData);
        SetUnlessOff(AlarmId.ImplausibleData, most, isMany, inWindow, now);
    }

    private void EvaluateCan(long now)
    {
        int noPartner = 0;
        int busOff = 0;
        int down = 0;
        for (int i = _state.CanBuses.Length; i >= 1; i--)
        {
            CanBusState state = _state.CanBuses[i - 1].State;
            noPartner = state == CanBusState.NoPartner ? i : noPartner;
            busOff = state == CanBusState.BusOff ? i : busOff;
            down = state == CanBusState.Down ? i : down;
        }

        Set(AlarmId.CanNoPartner, noPartner != 0, noPartner, now);
        Set(AlarmId.CanBusOff, busOff != 0, busOff, now);
        Set(AlarmId.CanDown, down != 0, down, now);
    }

    // Only while frames go out and are acknowledged: everything else has an alarm of its own.
    private void EvaluateGx(long now)
    {
        long sentAt = _state.Victron.LimitsSentAtMilliseconds;
        bool isSending = sentAt != 0 && now - sentAt < SendingMilliseconds;
        bool isOnBus = false;
        for (int i = 0; i < _state.CanBuses.Length; i++)
        {
            isOnBus |= _state.CanBuses[i].State == CanBusState.Running;
        }

        long seenAt = _state.Victron.GxSeenAtMilliseconds;
        long age = now - (seenAt == 0 ? _startedAt : seenAt);
        Set(AlarmId.GxSilent, isSending && isOnBus && !_state.Victron.IsGxPresent, ToSeconds(age), now);
    }

    private void EvaluateGateway(long now)
    {
        Set(AlarmId.MqttLost, _state.Mqtt.IsEnabled && !_state.Mqtt.IsConnected, 0, now);
        Set(AlarmId.ClockNotSet, !_state.Clock.IsWallClockSet, 0, now);
        ControlState control = _state.Limits.State;
        bool isBlocked = (control == ControlState.Starting || control == ControlState.Refused)
            && _state.Battery.Link.State == BatteryLinkState.Online;
        Set(AlarmId.ControllerBlocked, isBlocked, (int)control, now);
        Set(AlarmId.SafeState, control == ControlState.SafeState, 0, now);
        Set(AlarmId.WifiLost, false, 0, now);
        Set(AlarmId.FlashNearlyFull, false, 0, now);
        Set(AlarmId.FlashFailing, _state.Configuration.HasSaveFailed, 0, now);
        Set(AlarmId.ConfigurationFallback, _state.Configuration.IsFallbackUsed, 0, now);
        Set(AlarmId.ServiceFailed, false, 0, now);
        Set(AlarmId.JournalNotSaved, false, 0, now);
    }

    private void SetUnlessOff(AlarmId id, int threshold, bool isPresent, int value, long now)
    {
        if (threshold == 0)
        {
            _tracker.SwitchOff(AlarmTable.PositionOf(id));
            return;
        }

        Set(id, isPresent, value, now);
    }

    // What another part reports counts as well as what is seen here.
    private void Set(AlarmId id, bool isPresent, int value, long now)
    {
        int position = AlarmTable.PositionOf(id);
        bool isReported = _inputs.Take(position);
        _tracker.Update(position, isPresent || isReported, isReported ? _inputs.ValueOf(position) : value, now);
    }

    // The hysteresis counts only while the condition is there.
    private int Slack(AlarmId id)
    {
        int position = AlarmTable.PositionOf(id);
        return _tracker.IsPresent(position) ? AlarmTable.At(position).Hysteresis : 0;
    }

    private static int ToSeconds(long milliseconds) =>
        milliseconds < 0 ? 0 : milliseconds / 1000 > int.MaxValue ? int.MaxValue : (int)(milliseconds / 1000);
}
