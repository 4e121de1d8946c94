// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using BmsGateway.Simulators.TinyBms;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.TinyBms.Settings.Desktop;

/// <summary>
/// A line of 115200 bit/s to a simulated BMS on a fake clock. It can break at one byte, counted over both directions.
/// </summary>
internal sealed class DriverLine : ISerialLink
{
    private readonly FakeClock _clock;
    private readonly byte[] _one = new byte[1];

    public DriverLine(FakeClock clock)
    {
        _clock = clock;
        Bms = new TinyBmsSimulator(
            new TinyBmsSimulatorOptions { ClockMicroseconds = () => clock.MonotonicMilliseconds * 1000 });
    }

    public TinyBmsSimulator Bms { get; }

    /// <summary>Bytes that have passed.</summary>
    public long Passed { get; private set; }

    /// <summary>Byte in front of which the line breaks.</summary>
    public long CutAt { get; set; } = long.MaxValue;

    /// <summary>False keeps a broken line from being opened again.</summary>
    public bool CanReopen { get; set; } = true;

    public bool HasBroken { get; private set; }

    public bool IsOpen { get; private set; }

    public string Name => "line";

    public bool TryOpen()
    {
        IsOpen = CanReopen;
        return IsOpen;
    }

    public void Close() => IsOpen = false;

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        long end = _clock.MonotonicMilliseconds + timeoutMilliseconds;
        int taken = TakeWhatIsThere(buffer, offset, count);
        while (taken == 0 && IsOpen && _clock.MonotonicMilliseconds < end)
        {
            _clock.Advance(1);
            taken = TakeWhatIsThere(buffer, offset, count);
        }

        return IsOpen ? taken : -1;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count && IsOpen; i++)
        {
            if (Pass())
            {
                _one[0] = buffer[offset + i];
                Bms.Receive(_one, 1);
            }
        }

        return IsOpen;
    }

    public void DiscardInput()
    {
        while (IsOpen && Bms.Take(_one, 0, 1) == 1)
        {
        }
    }

    private int TakeWhatIsThere(byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (IsOpen && taken < count && Bms.Take(_one, 0, 1) == 1)
        {
            if (Pass())
            {
                buffer[offset + taken++] = _one[0];
            }
        }

        return taken;
    }

    private bool Pass()
    {
        if (Passed++ < CutAt || HasBroken)
        {
            return true;
        }

        HasBroken = true;
        IsOpen = false;
        return false;
    }
}
