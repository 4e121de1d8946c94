// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// Sends the frames on their schedule: one cycle a second on absolute times, right after a fresh sample where one comes
/// near the due time, and the limits at once when one of them has dropped. The first cycle ends with the limits, later
/// ones begin with them. When the control loop is too slow for all frames of a cycle, the limits are sent every second
/// all the same and the others share what is left. Control thread only; never waits, never allocates.
/// </summary>
public sealed class VictronPublisher
{
    private readonly ChargeController _controller;
    private readonly VictronContext _context;
    private readonly VictronStatus _status;
    private readonly CanOutputs _outputs;
    private readonly CycleTimer _timer;
    private readonly VictronFrameRow[] _schedule = VictronFrames.CreateSchedule();
    private readonly VictronFrameRow[] _beforeFirstLimits;
    private readonly CanFrame _frame = new();

    // The rows of the cycle that goes on: one of the two above.
    private VictronFrameRow[] _rows;
    private bool _isSending;
    private bool _areLimitsDue;
    private bool _areLimitsLast;
    private long _lastFrameAt;
    private int _cycle;
    private int _position;
    private int _sentVoltage;
    private int _sentCharge;
    private int _sentDischarge;

    /// <summary>Makes a publisher.</summary>
    public VictronPublisher(
        ChargeController controller, VictronContext context, VictronStatus status, CanOutputs outputs)
    {
        _controller = controller;
        _context = context;
        _status = status;
        _outputs = outputs;
        _timer = new CycleTimer(status);
        _beforeFirstLimits = VictronFrames.CreateFirstCycle(_schedule);
        _rows = _schedule;
        _position = _rows.Length;
    }

    /// <summary>Receives what waits, and sends at most one frame if one is due.</summary>
    public void Step(long nowMilliseconds)
    {
        _outputs.Service(nowMilliseconds);
        _controller.Evaluate(nowMilliseconds);
        BatterySnapshot? sample = _controller.Sample;
        if (sample == null || _controller.Limits.IsSilent)
        {
            StopSending();
            return;
        }

        if (!LimitsGuard.MaySend(_controller.Limits, nowMilliseconds))
        {
            _status.RefusedLimitsCount++;
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

        if (_timer.IsDue(nowMilliseconds, _context.Limits.SampledAtMilliseconds))
        {
            BeginCycle(nowMilliseconds);
        }

        if (HasWork())
        {
            UpdateContext(sample, nowMilliseconds);
            SendNext(nowMilliseconds);
        }
    }

    /// <summary>Time until <see cref="Step"/> has something to do, ms: 0–100.</summary>
    public int MillisecondsUntilDue(long nowMilliseconds)
    {
        if (!_isSending)
        {
            return 100;
        }

        long due = HasWork() ? _lastFrameAt + VictronFrames.SpacingMilliseconds : _timer.LatestStartMilliseconds;
        long wait = due - nowMilliseconds;
        return wait < 0 ? 0 : wait > 100 ? 100 : (int)wait;
    }

    private bool HasWork() => _areLimitsDue || _position < _rows.Length || HasDropped();

    private void StartSending(long nowMilliseconds)
    {
        _isSending = true;
        _cycle = -1;
        _lastFrameAt = nowMilliseconds - VictronFrames.SpacingMilliseconds;
        _timer.Start(nowMilliseconds);
        _status.LimitsSentAtMilliseconds = 0;
    }

    private void StopSending()
    {
        _isSending = false;
        _areLimitsDue = false;
        _position = _rows.Length;
    }

    private void BeginCycle(long nowMilliseconds)
    {
        _timer.Begin(nowMilliseconds, _context.Limits.SampledAtMilliseconds);
        _areLimitsDue = true;
        if (_position < _rows.Length)
        {
            // The loop is too slow: the limits keep their time, the rest of the last cycle goes on behind them.
            _status.UnfinishedCycleCount++;
            _areLimitsLast = false;
            return;
        }

        // A GX that begins to hear knows the battery before it obeys it. Row 0 is the limits, which have their own flag.
        _areLimitsLast = _cycle < 0;
        _rows = _areLimitsLast ? _beforeFirstLimits : _schedule;
        _position = _areLimitsLast ? 0 : 1;

        // Wraps at a multiple of the identity period; 0 is kept for the cycle that has every frame.
        _cycle = _cycle == VictronFrames.IdentityCycles ? 1 : _cycle + 1;
    }

    private void UpdateContext(BatterySnapshot sample, long nowMilliseconds)
    {
        bool isFresh = _controller.SampleAgeMilliseconds(nowMilliseconds) <= FallbackPolicy.StaleMilliseconds;
        _context.Sample = sample;
        _context.IsSampleFresh = isFresh;
        _context.HighestStateOfChargeMillipercent =
            _controller.IsFull ? VictronContext.FullMillipercent : VictronContext.NotYetFullMillipercent;
        if (_controller.Remote.HasForceChargeBeenUsed)
        {
            _context.ChargeRequest = _controller.Remote.IsForceChargeRequested ? ChargeRequest.Yes : ChargeRequest.No;
        }

        _context.Alarms.Evaluate(sample, !isFresh, _controller.IsLinkAlarm(nowMilliseconds));
    }

    private void SendNext(long nowMilliseconds)
    {
        bool isLimitsTurn = _areLimitsDue && (!_areLimitsLast || _position == _rows.Length);
        if ((isLimitsTurn || HasDropped()) && SendLimits(nowMilliseconds))
        {
            return;
        }

        while (_position < _rows.Length)
        {
            // A row that is not due, or has nothing to say now, gives its turn to the next one.
            VictronFrameRow row = _rows[_position++];
            if (row.IsDue(_cycle) && Send(row.Encoder, nowMilliseconds))
            {
                return;
            }
        }
    }

    private bool SendLimits(long nowMilliseconds)
    {
        _areLimitsDue = false;
        if (!Send(_schedule[0].Encoder, nowMilliseconds))
        {
            return false;
        }

        NoteLimitsSent(nowMilliseconds);
        return true;
    }

    private bool Send(IVictronFrame encoder, long nowMilliseconds)
    {
        if (!encoder.Encode(_context, _frame))
        {
            return false;
        }

        _outputs.Send(_frame, nowMilliseconds);
        _lastFrameAt = nowMilliseconds;
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

    // Compared as they are sent, in 0.1 V and 0.1 A: a slow descent must not send a frame for every millivolt.
    private bool HasDropped() =>
        _status.LimitsSentAtMilliseconds != 0
        && (_context.Limits.ChargeVoltageMillivolts / 100 < _sentVoltage / 100
            || _context.Limits.ChargeCurrentMilliamperes / 100 < _sentCharge / 100
            || _context.Limits.DischargeCurrentMilliamperes / 100 < _sentDischarge / 100);
}
