// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// The 49 event records of the device, oldest in slot 0 as in the published register dump. A record is the low 24 bits
/// of the lifetime counter and the id ("TinyBMS Communication Protocols" Rev D, chapter 3.3). A full ring loses its
/// oldest record.
/// </summary>
public sealed class EventRing
{
    private const int FirstRegister = 200;

    private readonly RegisterFile _registers;
    private int _unread;

    internal EventRing(RegisterFile registers)
    {
        _registers = registers;
    }

    /// <summary>Number of records, 0 to 49.</summary>
    public int Count { get; private set; }

    /// <summary>Number of records added since the last <see cref="MarkRead"/>, at most <see cref="Count"/>.</summary>
    public int Unread => Math.Min(_unread, Count);

    /// <summary>Reads a record.</summary>
    /// <param name="index">0 = oldest.</param>
    /// <returns>Bits 0-23 time in seconds, bits 24-31 event id.</returns>
    public uint this[int index] => _registers.GetUInt32(FirstRegister + (2 * index));

    /// <summary>Adds a record.</summary>
    /// <param name="id">Event id.</param>
    /// <param name="lifetimeSeconds">Lifetime counter; the low 24 bits are kept.</param>
    public void Add(byte id, uint lifetimeSeconds)
    {
        if (Count == RegisterTable.EventSlots)
        {
            for (int i = 1; i < Count; i++)
            {
                _registers.SetUInt32(FirstRegister + (2 * (i - 1)), this[i]);
            }

            Count--;
        }

        _registers.SetUInt32(FirstRegister + (2 * Count), (lifetimeSeconds & 0xFFFFFF) | ((uint)id << 24));
        Count++;
        _unread++;
    }

    /// <summary>Forgets all records.</summary>
    public void Clear()
    {
        for (int i = 0; i < RegisterTable.EventSlots; i++)
        {
            _registers.SetUInt32(FirstRegister + (2 * i), 0);
        }

        Count = 0;
        _unread = 0;
    }

    /// <summary>Marks all records as reported by the "newest events" command.</summary>
    public void MarkRead()
    {
        _unread = 0;
    }

    /// <summary>Highest id-carrying record: the newest event id, 0 when the ring is empty.</summary>
    /// <returns>Event id.</returns>
    public byte NewestId()
    {
        return Count == 0 ? (byte)0 : (byte)(this[Count - 1] >> 24);
    }
}
