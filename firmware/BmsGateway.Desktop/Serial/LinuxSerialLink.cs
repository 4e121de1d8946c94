// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Desktop.Platform;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Serial;

/// <summary>
/// The line to a BMS on a serial device, a USB adapter or a pseudo-terminal. A device that vanishes closes the link;
/// opening works again once it is back.
/// </summary>
public sealed class LinuxSerialLink : ISerialLink
{
    private const int WriteMilliseconds = 100;

    private readonly TtyDevice _device;
    private readonly DeviceReport _report;

    /// <summary>Describes the link; it is opened later.</summary>
    /// <param name="path">Path of the device.</param>
    /// <param name="bitsPerSecond">Line speed.</param>
    /// <param name="log">Told when the device is absent, and when it is back; not at every attempt.</param>
    public LinuxSerialLink(string path, int bitsPerSecond, ILog log)
    {
        _device = new TtyDevice(path, bitsPerSecond);
        _report = new DeviceReport(log, "serial", path);
    }

    /// <inheritdoc/>
    public bool IsOpen => _device.IsOpen;

    /// <inheritdoc/>
    public string Name => _device.Path;

    /// <inheritdoc/>
    public bool TryOpen()
    {
        bool open = _device.TryOpen();
        if (open)
        {
            _report.Present();
        }
        else
        {
            _report.Absent(_device.LastError);
        }

        return open;
    }

    /// <inheritdoc/>
    public void Close() => _device.Close();

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        int read = _device.Read(buffer, offset, count, timeoutMilliseconds);
        if (read < 0)
        {
            _report.Absent(_device.LastError);
        }

        return read;
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        long deadline = Environment.TickCount64 + WriteMilliseconds;
        while (count > 0)
        {
            int written = _device.Write(buffer, offset, count);
            if (written < 0)
            {
                _report.Absent(_device.LastError);
                return false;
            }

            offset += written;
            count -= written;
            int left = (int)(deadline - Environment.TickCount64);
            if (count > 0 && (left <= 0 || !_device.WaitUntilWritable(left)))
            {
                _device.Abandon("it takes no bytes");
                _report.Absent(_device.LastError);
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void DiscardInput() => _device.DiscardInput();
}
