// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;

namespace BmsGateway.Charging;

/// <summary>
/// Limits that come from outside (MQTT, API): they can only lower what the controller allows, and end by themselves
/// when the sender does not repeat them. Any thread sets them; the control thread takes them with
/// <see cref="Update"/>, which never waits: it skips a turn when a sender is just writing.
/// </summary>
public sealed class RemoteLimits
{
    /// <summary>Number of kinds.</summary>
    public const int Count = 3;

    /// <summary>What <see cref="LimitMilli"/> says when nobody limits.</summary>
    public const int NoLimit = int.MaxValue;

    /// <summary>Longest time-out, s: a limit for longer belongs into the configuration.</summary>
    public const int LongestTimeoutSeconds = 3600;

    /// <summary>Largest current, mA: the settings of the TinyBMS end at 750 A (registers 317 and 318).</summary>
    public const int LargestCurrentMilliamperes = 750000;

    /// <summary>Highest pack voltage, mV: 16 cells at 4500 mV, where register 315 of the TinyBMS ends.</summary>
    public const int HighestVoltageMillivolts = 72000;

    private const int NeverAsked = 0;
    private const int Asked = 1;
    private const int Ended = 2;

    private static readonly string[] Names = { "charge current", "discharge current", "charge voltage" };

    private readonly object _gate = new();
    private readonly int _defaultTimeoutSeconds;

    // Written by senders, inside an odd revision.
    private readonly int[] _wanted = { NoLimit, NoLimit, NoLimit };
    private readonly int[] _timeouts = new int[Count];
    private readonly int[] _generations = new int[Count];

    // Written by the control thread.
    private readonly int[] _limits = { NoLimit, NoLimit, NoLimit };
    private readonly int[] _takenGenerations = new int[Count];
    private readonly long[] _endsAt = new long[Count];
    private int _takenRevision;
    private int _revision;
    private int _forceCharge;
    private int _lowestVoltage;

    /// <summary>Makes limits that limit nothing.</summary>
    /// <param name="defaultTimeoutSeconds">
    /// Time-out of a sender that names none, s, 1–<see cref="LongestTimeoutSeconds"/>.
    /// </param>
    public RemoteLimits(int defaultTimeoutSeconds)
    {
        _defaultTimeoutSeconds = defaultTimeoutSeconds;
    }

    /// <summary>
    /// Asks for a limit. A second call for the same kind replaces the first and starts its time anew. Any thread.
    /// </summary>
    /// <param name="kind">Which limit.</param>
    /// <param name="valueMilli">
    /// mA or mV. It never raises a limit: a value above what the controller allows has no effect.
    /// </param>
    /// <param name="timeoutSeconds">
    /// Seconds until it ends; 0 = the configured default (<c>charging.remote_timeout_s</c>).
    /// </param>
    /// <param name="error">Why it was refused and what is allowed, one sentence; empty on success.</param>
    /// <returns>False when it was refused; what was in force before stays.</returns>
    public bool TrySet(RemoteLimitKind kind, int valueMilli, int timeoutSeconds, out string error)
    {
        error = Check(kind, valueMilli, timeoutSeconds);
        if (error.Length > 0)
        {
            return false;
        }

        Write((int)kind, valueMilli, timeoutSeconds == 0 ? _defaultTimeoutSeconds : timeoutSeconds);
        return true;
    }

    /// <summary>Ends a limit at once. Any thread; an unknown kind is ignored.</summary>
    public void Clear(RemoteLimitKind kind)
    {
        if (IsKind(kind))
        {
            Write((int)kind, NoLimit, 0);
        }
    }

    /// <summary>
    /// Asks the GX to charge the battery (frame 0x360) and the controller to charge it up to the bulk voltage again.
    /// Ends when the battery is full or with <see cref="CancelForceCharge"/>. Any thread.
    /// </summary>
    public void RequestForceCharge() => Interlocked.Exchange(ref _forceCharge, Asked);

    /// <summary>Takes the request back; nothing happens when there was none. Any thread.</summary>
    public void CancelForceCharge() => Interlocked.CompareExchange(ref _forceCharge, Ended, Asked);

    /// <summary>True while a charge is asked for.</summary>
    public bool IsForceChargeRequested => Interlocked.CompareExchange(ref _forceCharge, 0, 0) == Asked;

    /// <summary>True once anybody has asked: from then on the GX is told "yes" or "no".</summary>
    public bool HasForceChargeBeenUsed => Interlocked.CompareExchange(ref _forceCharge, 0, 0) != NeverAsked;

    /// <summary>The limit in force, mA or mV; <see cref="NoLimit"/> for none. Any thread.</summary>
    public int LimitMilli(RemoteLimitKind kind) => IsKind(kind) ? _limits[(int)kind] : NoLimit;

    /// <summary>
    /// Tells below which pack voltage a limit is refused, mV; 0 while no pack is known. Control thread.
    /// </summary>
    public void NoteLowestVoltage(int millivolts) => Interlocked.Exchange(ref _lowestVoltage, millivolts);

    /// <summary>
    /// Takes what senders have written and ends what has run out. Control thread only; allocates nothing.
    /// </summary>
    public void Update(long nowMilliseconds)
    {
        int revision = Interlocked.CompareExchange(ref _revision, 0, 0);
        if (revision != _takenRevision && (revision & 1) == 0)
        {
            Take(revision, nowMilliseconds);
        }

        for (int i = 0; i < Count; i++)
        {
            if (_limits[i] != NoLimit && nowMilliseconds >= _endsAt[i])
            {
                _limits[i] = NoLimit;
            }
        }
    }

    private void Take(int revision, long now)
    {
        for (int i = 0; i < Count; i++)
        {
            int generation = _generations[i];
            int wanted = _wanted[i];
            int timeout = _timeouts[i];
            if (Interlocked.CompareExchange(ref _revision, 0, 0) != revision)
            {
                // A sender came in between; the rest is taken in the next turn.
                return;
            }

            if (generation != _takenGenerations[i])
            {
                _takenGenerations[i] = generation;
                _endsAt[i] = now + (timeout * 1000L);
                _limits[i] = wanted;
            }
        }

        _takenRevision = revision;
    }

    private void Write(int index, int value, int timeoutSeconds)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _revision);
            _wanted[index] = value;
            _timeouts[index] = timeoutSeconds;
            _generations[index]++;
            Interlocked.Increment(ref _revision);
        }
    }

    private string Check(RemoteLimitKind kind, int value, int timeoutSeconds)
    {
        if (!IsKind(kind))
        {
            return "Remote limit " + ((int)kind).ToString() + " is not known; allowed are 0 (charge current), "
                + "1 (discharge current) and 2 (charge voltage).";
        }

        if (timeoutSeconds < 0 || timeoutSeconds > LongestTimeoutSeconds)
        {
            return "Remote " + Names[(int)kind] + " limit: a time-out of " + timeoutSeconds.ToString()
                + " s is not allowed; allowed is 1 to " + LongestTimeoutSeconds.ToString()
                + " s, or 0 for the configured one.";
        }

        bool isVoltage = kind == RemoteLimitKind.ChargeVoltage;
        int lowest = isVoltage ? LowestVoltage() : 0;
        int highest = isVoltage ? HighestVoltageMillivolts : LargestCurrentMilliamperes;
        return value >= lowest && value <= highest
            ? ""
            : "Remote " + Names[(int)kind] + " limit: " + value.ToString() + (isVoltage ? " mV" : " mA")
                + " is not allowed; allowed is " + lowest.ToString() + " to " + highest.ToString()
                + (isVoltage ? " mV: a GX discharges a battery that stands above the limit." : " mA.");
    }

    // Without a pack the smallest of all counts: four cells at 1800 mV.
    private int LowestVoltage()
    {
        int lowest = Interlocked.CompareExchange(ref _lowestVoltage, 0, 0);
        return lowest > 0 ? lowest : 4 * 1800;
    }

    private static bool IsKind(RemoteLimitKind kind) => (int)kind >= 0 && (int)kind < Count;
}
