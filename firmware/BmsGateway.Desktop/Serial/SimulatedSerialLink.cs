// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Platform;
using BmsGateway.Simulators.Link;

namespace BmsGateway.Desktop.Serial;

/// <summary>The line to a simulated BMS inside the program; it is always there.</summary>
public sealed class SimulatedSerialLink : ISerialLink
{
    private const long LongestPauseMicroseconds = 5000;

    private readonly IByteDevice _device;
    private readonly byte[] _scratch = new byte[256];

    /// <summary>Connects to a device that follows a clock of its own.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">What it is, for messages.</param>
    public SimulatedSerialLink(IByteDevice device, string name)
    {
        _device = device;
        Name = name;
    }

    /// <inheritdoc/>
    public bool IsOpen { get; private set; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool TryOpen()
    {
        IsOpen = true;
        return true;
    }

    /// <inheritdoc/>
    public void Close() => IsOpen = false;

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        long deadline = Environment.TickCount64 + timeoutMilliseconds;
        while (IsOpen)
        {
            int taken = _device.Take(buffer, offset, count);
            long left = deadline - Environment.TickCount64;
            if (taken > 0 || left <= 0)
            {
                return taken;
            }

            long pause = Math.Min(Math.Min(_device.MicrosecondsUntilOutput(), left * 1000), LongestPauseMicroseconds);
            Thread.Sleep((int)((pause + 999) / 1000));
        }

        return -1;
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        while (IsOpen && count > 0)
        {
            int part = Math.Min(count, _scratch.Length);
            Array.Copy(buffer, offset, _scratch, 0, part);
            _device.Receive(_scratch, part);
            offset += part;
            count -= part;
        }

        return IsOpen;
    }

    /// <inheritdoc/>
    public void DiscardInput()
    {
        while (_device.Take(_scratch, 0, _scratch.Length) > 0)
        {
        }
    }
}
