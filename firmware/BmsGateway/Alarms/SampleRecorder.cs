// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;

namespace BmsGateway.Alarms;

/// <summary>
/// The newest sixty samples, a second apart, in few bytes: what led to a fault. Thread of the alarm service only;
/// allocates nothing after it was made.
/// </summary>
/// <remarks>
/// A row of 18 bytes, little endian: time (s, modulo 65536), voltage (10 mV), current (0.1 A, signed), state of charge
/// (0.01 %), lowest and highest cell (mV), lowest and highest temperature (0.1 °C, signed), state (1 byte), fault code
/// (1 byte). 0xFFFF, and −32768 where signed, are "not known".
/// </remarks>
public sealed class SampleRecorder
{
    /// <summary>Most samples.</summary>
    public const int Capacity = 60;

    /// <summary>Bytes of one sample.</summary>
    public const int RowLength = 18;

    /// <summary>"Not known" in an unsigned field.</summary>
    public const int UnknownUnsigned = 0xFFFF;

    /// <summary>"Not known" in a signed field.</summary>
    public const int UnknownSigned = -32768;

    // Two samples are at least this far apart: a second, less what a tick of the service may be early.
    private const int SpacingMilliseconds = 900;

    private readonly byte[] _rows = new byte[Capacity * RowLength];
    private int _next;
    private long _newestAt;

    /// <summary>Samples that are there.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a sample, unless it comes too soon after the last one.</summary>
    public void Add(BatterySnapshot sample)
    {
        if (Count != 0 && sample.SampledAtMilliseconds - _newestAt < SpacingMilliseconds)
        {
            return;
        }

        _newestAt = sample.SampledAtMilliseconds;
        int offset = _next * RowLength;
        ByteFields.PutShort(_rows, offset, (int)(sample.SampledAtMilliseconds / 1000));
        ByteFields.PutShort(_rows, offset + 2, Unsigned(sample.PackVoltageMillivolts, 10));
        ByteFields.PutShort(_rows, offset + 4, Signed(sample.PackCurrentMilliamperes, 100));
        ByteFields.PutShort(_rows, offset + 6, Unsigned(sample.StateOfChargeMillipercent, 10));
        ByteFields.PutShort(_rows, offset + 8, Unsigned(sample.LowestCellTenthMillivolts, 10));
        ByteFields.PutShort(_rows, offset + 10, Unsigned(sample.HighestCellTenthMillivolts, 10));
        ByteFields.PutShort(_rows, offset + 12, Signed(sample.LowestTemperatureDecidegrees, 1));
        ByteFields.PutShort(_rows, offset + 14, Signed(sample.HighestTemperatureDecidegrees, 1));
        _rows[offset + 16] = (byte)sample.State;
        _rows[offset + 17] = (byte)(sample.FaultCode < 0 ? 0 : sample.FaultCode);
        _next = _next + 1 == Capacity ? 0 : _next + 1;
        Count += Count < Capacity ? 1 : 0;
    }

    /// <summary>Copies the samples, the oldest first.</summary>
    /// <param name="target">Takes <see cref="Count"/> × <see cref="RowLength"/> bytes.</param>
    /// <param name="offset">Index of the first byte.</param>
    /// <returns>Bytes copied.</returns>
    public int CopyTo(byte[] target, int offset)
    {
        int length = Count * RowLength;
        if (Count < Capacity)
        {
            Array.Copy(_rows, 0, target, offset, length);
            return length;
        }

        int older = (Capacity - _next) * RowLength;
        Array.Copy(_rows, _next * RowLength, target, offset, older);
        Array.Copy(_rows, 0, target, offset + older, length - older);
        return length;
    }

    private static int Unsigned(int value, int divisor)
    {
        int scaled = value / divisor;
        return value == BatterySnapshot.Unknown || scaled < 0 || scaled >= UnknownUnsigned ? UnknownUnsigned : scaled;
    }

    private static int Signed(int value, int divisor)
    {
        int scaled = value / divisor;
        return value == BatterySnapshot.Unknown || scaled <= UnknownSigned || scaled > short.MaxValue
            ? UnknownSigned
            : scaled;
    }
}
