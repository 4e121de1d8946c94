// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Tests.TinyBms.Settings.Desktop;

/// <summary>What happens to the byte at which a <see cref="CutLink"/> fails.</summary>
internal enum CutKind
{
    /// <summary>The line breaks in front of it and can be opened again later.</summary>
    Break,

    /// <summary>It gets lost; the line stays.</summary>
    Drop,

    /// <summary>One of its bits arrives wrong.</summary>
    Flip,
}

/// <summary>A line to a simulated BMS that fails once, at one byte counted over both directions.</summary>
internal sealed class CutLink : ISerialLink
{
    private readonly TinyBmsSimulator _bms;
    private readonly CutKind _kind;
    private readonly long _cutAt;
    private readonly byte[] _one = new byte[1];

    public CutLink(TinyBmsSimulator bms, CutKind kind, long cutAt)
    {
        _bms = bms;
        _kind = kind;
        _cutAt = cutAt;
    }

    /// <summary>Bytes that have passed, in both directions.</summary>
    public long Passed { get; private set; }

    /// <summary>False keeps a broken line from being opened again.</summary>
    public bool CanReopen { get; set; }

    public bool HasFailed => Passed >= _cutAt;

    public bool IsOpen { get; private set; } = true;

    public string Name => "cut";

    public bool TryOpen()
    {
        IsOpen = CanReopen;
        return IsOpen;
    }

    public void Close() => IsOpen = false;

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        int kept = 0;
        while (IsOpen && kept < count && _bms.Take(_one, 0, 1) == 1)
        {
            if (Pass())
            {
                buffer[offset + kept++] = _one[0];
            }
        }

        return !IsOpen ? -1 : kept;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count && IsOpen; i++)
        {
            _one[0] = buffer[offset + i];
            if (Pass())
            {
                _bms.Receive(_one, 1);
            }
        }

        return IsOpen;
    }

    public void DiscardInput()
    {
        while (IsOpen && _bms.Take(_one, 0, 1) == 1)
        {
        }
    }

    // True when the byte in _one goes on.
    private bool Pass()
    {
        if (Passed++ != _cutAt)
        {
            return true;
        }

        _one[0] ^= (byte)(_kind == CutKind.Flip ? 1 << (int)(Passed % 8) : 0);
        IsOpen = _kind != CutKind.Break;
        return _kind == CutKind.Flip;
    }
}
