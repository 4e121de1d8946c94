// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// Sends the frames on their schedule: one cycle a second on absolute times, right after a fresh sample where one comes near the due
/// time, and the limits at once when one of them has dropped. Control thread only; never waits, never allocates.
/// </summary>
public sealed class VictronPublisher
{
    /// <summary>A fresh sample may start the cycle this much before it is due, ms.</summary>
    public const int EarlyMilliseconds = 100;

    /// <summary>How long a due cycle waits for a fresh sample, ms.</summary>
    public const int LateMilliseconds = 50;

    private readonly ChargeController _controller;
    private readonly VictronContext _context;
    private readonly VictronStatus _status;
    private readonly CanOutputs _outputs;
    private readonly IVictronFrame[] _frames = VictronFrames.CreateAll();
    private readonly CanFrame _frame = new();

    private bool _isSending;
    private long _cycleDueAt;
    private long _lastFrameAt;
    private long _lastCycleSampleAt;
    private int _position;
    private int _sentVoltage;
    private int _sentCharge;
    private int _sentDischarge;

    /// <summary>Makes a publisher.</summary>
    public VictronPublisher(ChargeController controller, VictronContext context, VictronStatus status, CanOutputs outputs)
    {
        _controller = controller;
        _context = context;
        _status = status;
        _outputs = outputs;
        _position = _frames.Length;
    }

    /// <summary>Receives what waits, and sends at most one frame if one is due.</summary>
    public void Step(long nowMilliseconds)
    {
        _outputs.Service(nowMilliseconds);
        ControlState state = _controller.Evaluate(nowMilliseconds);
        if (state != ControlState.Running && state != ControlState.Stale)
        {
            StopSending();
            return;
        }

        if (!_isSending)
        {
            StartSending(nowMilliseconds);
        }

        if (nowMilliseconds - _lastFrameAt < VictronFrames.SpacingMilliseconds)
        {
            return;
        }

        if (_position >= _frames.Length && IsCycleDue(nowMilliseconds))
        {
            BeginCycle(nowMilliseconds);
        }

        if (_position < _frames.Length || HasDropped())
        {
            SendNext(nowMilliseconds, state);
        }
    }

    /// <summary>Time until <see cref="Step"/> has something to do, ms: 0–100.</summary>
    public int MillisecondsUntilDue(long nowMilliseconds)
    {
        if (!_isSending)
        {
            return 100;
        }

        long due = _position < _frames.Length || HasDropped()
            ? _lastFrameAt + VictronFrames.SpacingMilliseconds
            : _cycleDueAt + LateMilliseconds;
        long wait = due - nowMilliseconds;
        return wait < 0 ? 0 : wait > 100 ? 100 : (int)wait;
    }

    private void StartSending(long nowMilliseconds)
    {
        _isSending = true;
        _cycleDueAt = nowMilliseconds;
        _lastFrameAt = nowMilliseconds - VictronFrames.SpacingMilliseconds;
        _lastCycleSampleAt = 0;
        _status.LimitsSentAtMilliseconds = 0;
    }

    private void StopSending()
    {
        _isSending = false;
        _position = _frames.Length;
    }

    private bool IsCycleDue(long nowMilliseconds)
    {
        bool hasFreshSample = _context.Limits.SampledAtMilliseconds > _lastCycleSampleAt
            && nowMilliseconds - _context.Limits.SampledAtMilliseconds <= EarlyMilliseconds;
        return nowMilliseconds >= _cycleDueAt + (hasFreshSample ? -EarlyMilliseconds : LateMilliseconds);
    }

    private void BeginCycle(long nowMilliseconds)
    {
        _position = 0;
        _lastCycleSampleAt = _context.Limits.SampledAtMilliseconds;
        _cycleDueAt += VictronFrames.CyclePeriodMilliseconds;
        if (_cycleDueAt <= nowMilliseconds)
        {
            // A whole period was missed (the process was stopped, the clock of the host slept): go on from now, without a burst.
            _cycleDueAt = nowMilliseconds + VictronFrames.CyclePeriodMilliseconds;
        }

        _status.CycleCount++;
    }

    private void SendNext(long nowMilliseconds, ControlState state)
    {
        BatterySnapshot? sample = _controller.Sample;
        if (sample == null)
        {
            return;
        }

        _context.Sample = sample;
        _context.IsSampleFresh = state == ControlState.Running;
        bool isAlarm = _controller.SampleAgeMilliseconds(nowMilliseconds) > FallbackPolicy.AlarmMilliseconds;
        _context.Alarms.Evaluate(sample, state == ControlState.Stale, isAlarm);
        if (HasDropped() && _position > 0)
        {
            Send(_frames[0], nowMilliseconds);
            return;
        }

        while (_position < _frames.Length && !Send(_frames[_position++], nowMilliseconds))
        {
            // That frame has nothing to say now; the next one takes its turn.
        }
    }

    private bool Send(IVictronFrame encoder, long nowMilliseconds)
    {
        if (!encoder.Encode(_context, _frame))
        {
            return false;
        }

        _outputs.Send(_frame);
        _lastFrameAt = nowMilliseconds;
        if (encoder.Id == VictronFrameId.Limits)
        {
            NoteLimitsSent(nowMilliseconds);
        }

        return true;
    }

    private void NoteLimitsSent(long nowMilliseconds)
    {
        if (_status.LimitsSentAtMilliseconds != 0)
        {
            int gap = (int)(nowMilliseconds - _status.LimitsSentAtMilliseconds);
            if (gap > _status.LongestGapMilliseconds)
            {
                _status.LongestGapMilliseconds = gap;
            }
        }

        _status.LimitsSentAtMilliseconds = nowMilliseconds;
        _sentVoltage = _context.Limits.ChargeVoltageMillivolts;
        _sentCharge = _context.Limits.ChargeCurrentMilliamperes;
        _sentDischarge = _context.Limits.DischargeCurrentMilliamperes;
    }

    private bool HasDropped() =>
        _status.LimitsSentAtMilliseconds != 0
        && (_context.Limits.ChargeVoltageMillivolts < _sentVoltage
            || _context.Limits.ChargeCurrentMilliamperes < _sentCharge
            || _context.Limits.DischargeCurrentMilliamperes < _sentDischarge);
}
