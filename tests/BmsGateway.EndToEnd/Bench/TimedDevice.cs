// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Simulators.Link;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>A device on a line that notes when the last byte of each answer was handed out.</summary>
public sealed class TimedDevice : IByteDevice
{
    private readonly IByteDevice _device;
    private readonly Func<double> _now;
    private readonly List<double> _answers = new();

    /// <summary>Puts the notes on a device.</summary>
    public TimedDevice(IByteDevice device, Func<double> nowMilliseconds)
    {
        _device = device;
        _now = nowMilliseconds;
    }

    /// <summary>Times of the last byte of every answer so far, ms.</summary>
    public double[] AnswersAtMilliseconds
    {
        get
        {
            lock (_answers)
            {
                return _answers.ToArray();
            }
        }
    }

    /// <inheritdoc/>
    public void Receive(byte[] data, int count) => _device.Receive(data, count);

    /// <inheritdoc/>
    public int Take(byte[] buffer, int offset, int count)
    {
        int taken = _device.Take(buffer, offset, count);
        if (taken > 0 && _device.MicrosecondsUntilOutput() == long.MaxValue)
        {
            lock (_answers)
            {
                _answers.Add(_now());
            }
        }

        return taken;
    }

    /// <inheritdoc/>
    public long MicrosecondsUntilOutput() => _device.MicrosecondsUntilOutput();
}
