// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using BmsGateway.Simulators.Link;

namespace BmsGateway.Simulators.Replay;

/// <summary>Stands in front of a device and writes down what passes. For one host thread.</summary>
public sealed class CaptureRecorder : IByteDevice
{
    private readonly IByteDevice _device;
    private readonly TextWriter _output;
    private readonly Func<long> _clock;

    /// <summary>Makes a recorder.</summary>
    /// <param name="device">The device behind it.</param>
    /// <param name="output">Takes the lines of the capture.</param>
    /// <param name="clockMicroseconds">Clock that the device follows.</param>
    public CaptureRecorder(IByteDevice device, TextWriter output, Func<long> clockMicroseconds)
    {
        _device = device;
        _output = output;
        _clock = clockMicroseconds;
    }

    /// <inheritdoc/>
    public void Receive(byte[] data, int count)
    {
        Note(true, data, 0, count);
        _device.Receive(data, count);
    }

    /// <inheritdoc/>
    public int Take(byte[] buffer, int offset, int count)
    {
        int taken = _device.Take(buffer, offset, count);
        Note(false, buffer, offset, taken);
        return taken;
    }

    /// <inheritdoc/>
    public long MicrosecondsUntilOutput() => _device.MicrosecondsUntilOutput();

    private void Note(bool isRequest, byte[] data, int offset, int count)
    {
        if (count > 0)
        {
            byte[] copy = data.AsSpan(offset, count).ToArray();
            _output.WriteLine(CaptureFormat.Write(new CaptureRecord(_clock() / 1000, isRequest, copy)));
        }
    }
}
