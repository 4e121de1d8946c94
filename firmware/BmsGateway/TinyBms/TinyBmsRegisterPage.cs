// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;

namespace BmsGateway.TinyBms;

/// <summary>
/// The registers of one block as read last, whatever they say: also samples that are not plausible. Written by the
/// driver; every other thread takes a copy with <see cref="TryCopyTo"/>.
/// </summary>
public sealed class TinyBmsRegisterPage
{
    /// <summary>Address of the first register.</summary>
    public readonly int First;

    private readonly ushort[] _words;
    private long _readAtMilliseconds;

    // Odd while the driver writes; even and unchanged across a copy means that the copy is whole.
    private int _revision;

    /// <summary>Makes a page for a block.</summary>
    public TinyBmsRegisterPage(int first, int count)
    {
        First = first;
        _words = new ushort[count];
    }

    /// <summary>Number of registers.</summary>
    public int Count => _words.Length;

    /// <summary>True when all registers of a row are in it.</summary>
    public bool Holds(TinyBmsRegisterDefinition row) =>
        row.Address >= First && row.Address + row.Words <= First + _words.Length;

    /// <summary>Takes an answer. Only the driver calls this.</summary>
    /// <param name="words">Registers of the block, from index 0 on.</param>
    /// <param name="nowMilliseconds">Monotonic time, ms.</param>
    public void Store(ushort[] words, long nowMilliseconds)
    {
        Interlocked.Increment(ref _revision);
        Array.Copy(words, 0, _words, 0, _words.Length);
        _readAtMilliseconds = nowMilliseconds;
        Interlocked.Increment(ref _revision);
    }

    /// <summary>Copies the registers.</summary>
    /// <param name="target">Takes them from index 0 on.</param>
    /// <param name="readAtMilliseconds">Monotonic time of the reading, ms.</param>
    /// <returns>False when there was no reading yet, or when the driver wrote meanwhile.</returns>
    public bool TryCopyTo(ushort[] target, out long readAtMilliseconds)
    {
        int before = Interlocked.CompareExchange(ref _revision, 0, 0);
        Array.Copy(_words, 0, target, 0, _words.Length);
        readAtMilliseconds = _readAtMilliseconds;
        return before != 0 && (before & 1) == 0 && Interlocked.CompareExchange(ref _revision, 0, 0) == before;
    }
}
