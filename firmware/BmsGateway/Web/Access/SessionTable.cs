// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Web.Access;

/// <summary>
/// Who is logged in. In RAM only: a restart ends every session. A fifth session takes the place of the one that has not
/// been used for the longest time. Any thread.
/// </summary>
public sealed class SessionTable
{
    /// <summary>Most sessions.</summary>
    public const int Capacity = 4;

    /// <summary>A session that is not used for this time ends, ms.</summary>
    public const int IdleMilliseconds = 30 * 60 * 1000;

    /// <summary>Every session ends after this time, ms.</summary>
    public const int LifetimeMilliseconds = 12 * 3600 * 1000;

    private const int RandomBytes = 16;

    private readonly object _gate = new();
    private readonly ISecurity _security;
    private readonly string[] _ids = new string[Capacity];
    private readonly string[] _tokens = new string[Capacity];
    private readonly long[] _openedAt = new long[Capacity];
    private readonly long[] _usedAt = new long[Capacity];

    /// <summary>Makes a table without sessions.</summary>
    /// <param name="security">Source of ids and tokens.</param>
    public SessionTable(ISecurity security)
    {
        _security = security;
        CloseAll();
    }

    /// <summary>Opens a session.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    /// <param name="token">What every change of this session has to carry.</param>
    /// <returns>Its id, 32 hexadecimal digits.</returns>
    public string Open(long now, out string token)
    {
        string id = NewSecret();
        token = NewSecret();
        lock (_gate)
        {
            int slot = 0;
            for (int i = 0; i < Capacity; i++)
            {
                EndIfOld(i, now);
                bool isBetter = _ids[i].Length == 0 || _usedAt[i] < _usedAt[slot];
                slot = _ids[slot].Length > 0 && isBetter ? i : slot;
            }

            _ids[slot] = id;
            _tokens[slot] = token;
            _openedAt[slot] = now;
            _usedAt[slot] = now;
        }

        return id;
    }

    /// <summary>Looks a session up and notes that it is used.</summary>
    /// <param name="id">What the client says; anything.</param>
    /// <param name="now">Monotonic time, ms.</param>
    /// <param name="token">Its token; empty when there is no such session.</param>
    public bool TryUse(string id, long now, out string token)
    {
        token = "";
        lock (_gate)
        {
            for (int i = 0; i < Capacity; i++)
            {
                EndIfOld(i, now);
                if (_ids[i].Length > 0 && SecretText.AreEqual(_ids[i], id))
                {
                    _usedAt[i] = now;
                    token = _tokens[i];
                }
            }
        }

        return token.Length > 0;
    }

    /// <summary>Number of open sessions.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    public int Count(long now)
    {
        int count = 0;
        lock (_gate)
        {
            for (int i = 0; i < Capacity; i++)
            {
                EndIfOld(i, now);
                count += _ids[i].Length > 0 ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Ends a session; harmless when there is none.</summary>
    public void Close(string id)
    {
        lock (_gate)
        {
            for (int i = 0; i < Capacity; i++)
            {
                if (SecretText.AreEqual(_ids[i], id))
                {
                    End(i);
                }
            }
        }
    }

    /// <summary>Ends all sessions.</summary>
    public void CloseAll()
    {
        lock (_gate)
        {
            for (int i = 0; i < Capacity; i++)
            {
                End(i);
            }
        }
    }

    private void EndIfOld(int slot, long now)
    {
        if (now - _usedAt[slot] >= IdleMilliseconds || now - _openedAt[slot] >= LifetimeMilliseconds)
        {
            End(slot);
        }
    }

    private void End(int slot)
    {
        _ids[slot] = "";
        _tokens[slot] = "";
    }

    private string NewSecret()
    {
        byte[] bytes = new byte[RandomBytes];
        _security.FillRandom(bytes);
        return HexText.Of(bytes);
    }
}
