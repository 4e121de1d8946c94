// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web.Access;

/// <summary>
/// Slows down whoever guesses passwords: a client waits after five failures, 30 s at first and twice as long after each
/// further one, 15 min at most; all clients together wait after twenty, 5 s at first and 60 s at most, so that many
/// addresses help little and the owner is never locked out for long. Not safe for several threads.
/// </summary>
public sealed class LoginLimiter
{
    /// <summary>Clients that are remembered; a further one takes the place of the one that failed longest ago.</summary>
    public const int Capacity = 8;

    /// <summary>Failures of one client before it has to wait.</summary>
    public const int FreeFailures = 5;

    /// <summary>Failures of all clients before everybody has to wait.</summary>
    public const int FreeFailuresOfAll = 20;

    /// <summary>Quiet time after which failures are forgotten, ms.</summary>
    public const int ForgetMilliseconds = 30 * 60 * 1000;

    private const int All = Capacity;
    private const int MostDoublings = 10;

    private readonly string[] _clients = new string[Capacity + 1];
    private readonly int[] _failures = new int[Capacity + 1];
    private readonly long[] _failedAt = new long[Capacity + 1];

    /// <summary>Time that a client has to wait before it may try, whole seconds; 0 = it may try now.</summary>
    /// <param name="client">Address of the client.</param>
    /// <param name="now">Monotonic time, ms.</param>
    public int WaitSeconds(string client, long now)
    {
        int slot = Find(client);
        int own = slot < 0 ? 0 : WaitOf(slot, FreeFailures, 30, 900, now);
        int all = WaitOf(All, FreeFailuresOfAll, 5, 60, now);
        return own > all ? own : all;
    }

    /// <summary>Notes a wrong password.</summary>
    public void NoteFailure(string client, long now)
    {
        int slot = Find(client);
        if (slot < 0)
        {
            slot = FindOldest();
            _clients[slot] = client;
            _failures[slot] = 0;
        }

        Count(slot, now);
        Count(All, now);
    }

    /// <summary>Notes a right password: this client starts afresh.</summary>
    public void NoteSuccess(string client)
    {
        int slot = Find(client);
        if (slot >= 0)
        {
            _failures[slot] = 0;
        }
    }

    private int WaitOf(int slot, int free, int firstSeconds, int mostSeconds, long now)
    {
        ForgetIfOld(slot, now);
        int doublings = _failures[slot] - free;
        if (doublings < 0)
        {
            return 0;
        }

        int seconds = firstSeconds << (doublings > MostDoublings ? MostDoublings : doublings);
        long left = ((seconds > mostSeconds ? mostSeconds : seconds) * 1000L) - (now - _failedAt[slot]);
        return left <= 0 ? 0 : (int)((left + 999) / 1000);
    }

    private void Count(int slot, long now)
    {
        ForgetIfOld(slot, now);
        _failures[slot]++;
        _failedAt[slot] = now;
    }

    private void ForgetIfOld(int slot, long now)
    {
        if (now - _failedAt[slot] >= ForgetMilliseconds)
        {
            _failures[slot] = 0;
        }
    }

    private int Find(string client)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (_clients[i] == client)
            {
                return i;
            }
        }

        return -1;
    }

    private int FindOldest()
    {
        int oldest = 0;
        for (int i = 0; i < Capacity; i++)
        {
            if (_clients[i] == null)
            {
                return i;
            }

            oldest = _failedAt[i] < _failedAt[oldest] ? i : oldest;
        }

        return oldest;
    }
}
