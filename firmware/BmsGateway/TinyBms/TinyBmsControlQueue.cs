// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;

namespace BmsGateway.TinyBms;

/// <summary>
/// Commands to the BMS on their way from any thread to the control thread. Each command waits at most once, so the
/// queue holds three at most and drops nothing. Nobody waits for anybody: the control thread takes the lock only when
/// something waits, and nobody holds it longer than a few assignments.
/// </summary>
public sealed class TinyBmsControlQueue
{
    /// <summary>Most commands that wait.</summary>
    public const int Capacity = 3;

    /// <summary>Least time between two restarts, ms.</summary>
    public const int RestartPauseMilliseconds = 5000;

    /// <summary>
    /// How long a command is kept, ms. A restart that somebody asked for must not happen minutes later, when the BMS
    /// can be reached again.
    /// </summary>
    public const int KeepMilliseconds = 10000;

    private static readonly string[] Names = { "clear events", "clear statistics", "restart" };

    // In the order of TinyBmsControlOutcome.
    private static readonly string[] Endings =
    {
        "", "", "confirmed", "refused by the BMS", "not answered; it may or may not have been done",
        "not sent, because the BMS could not be reached",
    };

    private readonly object _gate = new();
    private readonly IClock _clock;
    private readonly ILog _log;
    private readonly TinyBmsBlock[] _blocks = new TinyBmsBlock[Capacity];
    private readonly int[] _outcomes = new int[Capacity];
    private readonly long[] _acceptedAt = new long[Capacity];
    private readonly int[] _order = new int[Capacity];
    private int _waiting;
    private bool _hasRestarted;

    /// <summary>Makes an empty queue.</summary>
    public TinyBmsControlQueue(IClock clock, ILog log)
    {
        _clock = clock;
        _log = log;
        for (int i = 0; i < Capacity; i++)
        {
            _blocks[i] = TinyBmsBlock.ForControl(ControlAt(i));
        }
    }

    /// <summary>True when a command waits for its turn.</summary>
    public bool HasWaiting => Interlocked.CompareExchange(ref _waiting, 0, 0) != 0;

    /// <summary>Takes a command. Any thread.</summary>
    /// <returns>Whether it was taken, and if not why.</returns>
    public TinyBmsEnqueueResult Enqueue(TinyBmsControl control)
    {
        int index = IndexOf(control);
        if (index < 0)
        {
            return TinyBmsEnqueueResult.Unknown;
        }

        long now = _clock.MonotonicMilliseconds;
        lock (_gate)
        {
            if (_outcomes[index] == (int)TinyBmsControlOutcome.Waiting)
            {
                return TinyBmsEnqueueResult.AlreadyWaiting;
            }

            bool isRestart = control == TinyBmsControl.Restart;
            if (isRestart && _hasRestarted && now - _acceptedAt[index] < RestartPauseMilliseconds)
            {
                return TinyBmsEnqueueResult.TooSoon;
            }

            _hasRestarted = _hasRestarted || isRestart;
            _acceptedAt[index] = now;
            _outcomes[index] = (int)TinyBmsControlOutcome.Waiting;
            _order[_waiting] = index;
            Interlocked.Increment(ref _waiting);
        }

        return TinyBmsEnqueueResult.Accepted;
    }

    /// <summary>What became of the last command of a kind. Any thread.</summary>
    public TinyBmsControlOutcome OutcomeOf(TinyBmsControl control)
    {
        int index = IndexOf(control);
        return index < 0
            ? TinyBmsControlOutcome.None
            : (TinyBmsControlOutcome)Interlocked.CompareExchange(ref _outcomes[index], 0, 0);
    }

    /// <summary>Takes the oldest command out, to be sent. Control thread.</summary>
    /// <returns>The request, or null when nothing waits.</returns>
    public TinyBmsBlock? Take()
    {
        lock (_gate)
        {
            return _waiting == 0 ? null : _blocks[RemoveFirst()];
        }
    }

    /// <summary>Gives up the commands that have waited too long. Control thread.</summary>
    public void Expire()
    {
        while (HasWaiting)
        {
            int index;
            lock (_gate)
            {
                if (_clock.MonotonicMilliseconds - _acceptedAt[_order[0]] < KeepMilliseconds)
                {
                    return;
                }

                index = RemoveFirst();
            }

            End(index, TinyBmsControlOutcome.Expired);
        }
    }

    /// <summary>Notes and logs what became of a command. Control thread.</summary>
    public void End(TinyBmsBlock block, TinyBmsControlOutcome outcome)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (_blocks[i] == block)
            {
                End(i, outcome);
            }
        }
    }

    private void End(int index, TinyBmsControlOutcome outcome)
    {
        Interlocked.Exchange(ref _outcomes[index], (int)outcome);
        _log.Write(
            outcome == TinyBmsControlOutcome.Confirmed ? LogLevel.Information : LogLevel.Warning,
            TinyBmsLinkReporter.LogSource,
            "Command " + Names[index] + ": " + Endings[(int)outcome] + ".");
    }

    private int RemoveFirst()
    {
        int index = _order[0];
        _order[0] = _order[1];
        _order[1] = _order[2];
        Interlocked.Decrement(ref _waiting);
        return index;
    }

    private static int IndexOf(TinyBmsControl control)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (ControlAt(i) == control)
            {
                return i;
            }
        }

        return -1;
    }

    private static TinyBmsControl ControlAt(int index) =>
        index == 0 ? TinyBmsControl.ClearEvents
        : index == 1 ? TinyBmsControl.ClearStatistics
        : TinyBmsControl.Restart;
}
