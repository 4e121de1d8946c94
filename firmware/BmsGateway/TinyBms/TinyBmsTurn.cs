// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.TinyBms;

/// <summary>
/// The fate of one request after the other: sent, repeated, answered, refused, given up or lost with the line; and
/// what the driver waits for after that.
/// </summary>
public sealed class TinyBmsTurn
{
    private readonly TinyBmsParts _parts;
    private readonly TinyBmsSchedule _schedule;
    private readonly TinyBmsExchange _exchange;
    private readonly BatteryLinkStatus _status;
    private TinyBmsBlock _pending;
    private int _unansweredCount;
    private int _crcRepeatCount;

    /// <summary>Makes the first turn, in front of a line that is to be opened now.</summary>
    public TinyBmsTurn(TinyBmsParts parts)
    {
        _parts = parts;
        _schedule = parts.Schedule;
        _exchange = parts.Exchange;
        _status = parts.Status;
        _pending = _schedule.Settings;
        ResumeAtMilliseconds = parts.Clock.MonotonicMilliseconds;
    }

    /// <summary>What the driver waits for.</summary>
    public TinyBmsPhase Phase { get; private set; }

    /// <summary>Monotonic time at which the line is opened, a request repeated or the rest interrupted, ms.</summary>
    public long ResumeAtMilliseconds { get; private set; }

    /// <summary>The line is open.</summary>
    public void Open()
    {
        Phase = TinyBmsPhase.Idle;
        _parts.Reporter.Report(BatteryLinkState.Silent);
    }

    /// <summary>The line could not be opened.</summary>
    public void RetryOpen()
    {
        ResumeAtMilliseconds = _parts.Clock.MonotonicMilliseconds + TinyBmsTiming.OpenRetryMilliseconds;
        _parts.Reporter.Report(BatteryLinkState.NoDevice);
    }

    /// <summary>Lets the BMS sleep until the next probe.</summary>
    public void BeginRest(long now)
    {
        Phase = TinyBmsPhase.Resting;
        ResumeAtMilliseconds = now + TinyBmsRest.ProbeMilliseconds;
        _parts.Rest.NoteWake();
        _parts.Reporter.Report(BatteryLinkState.Sleeping);
    }

    /// <summary>Sends a request for the first time.</summary>
    public void Begin(TinyBmsBlock block)
    {
        _unansweredCount = 0;
        _crcRepeatCount = 0;
        Send(block);
    }

    /// <summary>Sends the pending request again.</summary>
    public void Repeat() => Send(_pending);

    /// <summary>Takes bytes of the answer, and what follows from them.</summary>
    /// <param name="wait">How long to wait for the first byte, ms.</param>
    public void Receive(int wait)
    {
        TinyBmsExchangeResult result = _exchange.Receive(wait);
        if (result == TinyBmsExchangeResult.Answer)
        {
            TakeAnswer();
        }
        else if (result == TinyBmsExchangeResult.Rejected)
        {
            TakeRejection();
        }
        else if (result == TinyBmsExchangeResult.TimedOut)
        {
            GiveUp();
        }
        else if (result == TinyBmsExchangeResult.Lost)
        {
            Lose();
        }
    }

    private void Send(TinyBmsBlock block)
    {
        _pending = block;
        Phase = TinyBmsPhase.Waiting;
        if (!_exchange.TrySend(block))
        {
            Lose();
        }
    }

    private void TakeAnswer()
    {
        long now = _exchange.ReceivedAtMilliseconds;
        Phase = TinyBmsPhase.Idle;
        if (_pending.Command == TinyBmsProtocol.Control)
        {
            EndControl(TinyBmsControlOutcome.Confirmed, now);
            return;
        }

        if (RegisterChannel.IsOwn(_pending))
        {
            _parts.Channel.TakeAnswer(_exchange.Buffer, _exchange.PayloadOffset);
            return;
        }

        bool isProbe = _status.State == BatteryLinkState.Sleeping;
        if (!isProbe)
        {
            SetOnline(now);
        }

        _parts.Intake.Take(_pending);
        _status.PollPeriodMilliseconds = _schedule.Live.PeriodMilliseconds;
        if (isProbe && _parts.Rest.IsDue(now) && !_parts.HasWork)
        {
            BeginRest(now);
        }
        else
        {
            SetOnline(now);
        }
    }

    private void EndControl(TinyBmsControlOutcome outcome, long now)
    {
        _parts.Controls.End(_pending, outcome);
        if (outcome != TinyBmsControlOutcome.Refused)
        {
            _parts.Intake.ReadAfter(_pending, now);
        }

        Phase = TinyBmsPhase.Idle;
    }

    private void TakeRejection()
    {
        long now = _exchange.ReceivedAtMilliseconds;
        bool isCrcError = _exchange.ErrorCode == TinyBmsProtocol.ErrorCrc;
        SetOnline(now);
        if (RegisterChannel.IsOwn(_pending))
        {
            // A request that arrived damaged was not carried out; the transaction repeats it as it sees fit.
            _parts.Channel.End(isCrcError ? RegisterAccessResult.TimedOut : RegisterAccessResult.Rejected);
            Phase = TinyBmsPhase.Idle;
        }
        else if (isCrcError && _crcRepeatCount < TinyBmsTiming.MaximumCrcRepeats)
        {
            _crcRepeatCount++;
            PauseUntil(now);
        }
        else if (_pending.Command == TinyBmsProtocol.Control)
        {
            EndControl(TinyBmsControlOutcome.Refused, now);
        }
        else
        {
            _schedule.Fail(_pending, now);
            Phase = TinyBmsPhase.Idle;
        }

        _status.PollPeriodMilliseconds = _schedule.Live.PeriodMilliseconds;
    }

    private void GiveUp()
    {
        long now = _exchange.ReceivedAtMilliseconds;
        if (_pending.Command == TinyBmsProtocol.Control)
        {
            EndControl(TinyBmsControlOutcome.Unanswered, now);
        }
        else if (RegisterChannel.IsOwn(_pending))
        {
            _parts.Channel.End(RegisterAccessResult.TimedOut);
            Phase = TinyBmsPhase.Idle;
        }
        else if (_status.State == BatteryLinkState.Online && _pending != _schedule.Live)
        {
            _schedule.Fail(_pending, now);
            Phase = TinyBmsPhase.Idle;
        }
        else if (_unansweredCount < TinyBmsTiming.MaximumRepeats)
        {
            _schedule.NoteLiveFailure();
            PauseUntil(now + TinyBmsTiming.RepeatPauseMilliseconds(_unansweredCount));
            _unansweredCount++;
        }
        else
        {
            _parts.Intake.Forget();
            _pending = _schedule.Settings;
            PauseUntil(now + TinyBmsTiming.SilentRetryMilliseconds);
            _parts.Reporter.Report(BatteryLinkState.Silent);
        }
    }

    private void PauseUntil(long time)
    {
        ResumeAtMilliseconds = time;
        Phase = TinyBmsPhase.Pausing;
    }

    private void Lose()
    {
        if (_pending.Command == TinyBmsProtocol.Control)
        {
            _parts.Controls.End(_pending, TinyBmsControlOutcome.Unanswered);
        }
        else if (RegisterChannel.IsOwn(_pending))
        {
            _parts.Channel.End(RegisterAccessResult.LinkLost);
        }

        _pending = _schedule.Settings;
        _parts.Link.Close();
        _parts.Intake.Forget();
        Phase = TinyBmsPhase.Closed;
        RetryOpen();
    }

    private void SetOnline(long now)
    {
        if (_status.State != BatteryLinkState.Online)
        {
            _schedule.Restart(now);
            _parts.Rest.NoteWake();
            _parts.Reporter.Report(BatteryLinkState.Online);
        }
    }
}
