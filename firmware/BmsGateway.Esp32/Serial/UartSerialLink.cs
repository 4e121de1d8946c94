// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO.Ports;
using System.Threading;
using BmsGateway.Platform;
using DeviceFunction = nanoFramework.Hardware.Esp32.DeviceFunction;
using PinConfiguration = nanoFramework.Hardware.Esp32.Configuration;

namespace BmsGateway.Esp32.Serial;

/// <summary>
/// The UART to the BMS: COM2 of the ESP32 at 115200 8N1 (TinyBMS Communication Protocols Rev D, section 1.1).
/// It polls instead of using events, and reads only bytes that are already there: a read that times out leaves the
/// driver of the platform with a pending read, after which it posts no more events.
/// </summary>
public sealed class UartSerialLink : ISerialLink
{
    private const string PortName = "COM2";
    private const int BaudRate = 115200;
    private const int BufferSize = 1024;
    private const int PollMilliseconds = 5;
    private const int ReadTimeoutMilliseconds = 50;
    private const int WriteTimeoutMilliseconds = 100;

    private readonly int _transmitPin;
    private readonly int _receivePin;
    private readonly byte[] _discarded = new byte[64];
    private SerialPort? _port;

    /// <summary>Makes a closed link.</summary>
    /// <param name="transmitPin">GPIO to the receiver of the BMS.</param>
    /// <param name="receivePin">GPIO from the transmitter of the BMS.</param>
    public UartSerialLink(int transmitPin, int receivePin)
    {
        _transmitPin = transmitPin;
        _receivePin = receivePin;
    }

    /// <inheritdoc/>
    public bool IsOpen => _port != null;

    /// <inheritdoc/>
    public string Name => PortName;

    /// <inheritdoc/>
    public bool TryOpen()
    {
        if (_port != null)
        {
            return true;
        }

        SerialPort? port = null;
        try
        {
            // Always both and always before opening: on an ESP32-S3 a pin that is not set counts as GPIO 0.
            PinConfiguration.SetPinFunction(_transmitPin, DeviceFunction.COM2_TX);
            PinConfiguration.SetPinFunction(_receivePin, DeviceFunction.COM2_RX);
            port = new SerialPort(PortName, BaudRate, Parity.None, 8, StopBits.One);
            port.ReadBufferSize = BufferSize;
            port.ReadTimeout = ReadTimeoutMilliseconds;
            port.WriteTimeout = WriteTimeoutMilliseconds;
            port.Open();
            _port = port;
            return true;
        }
        catch (Exception)
        {
            // The platform reports a refused pin and most other faults as plain Exception.
            Release(port);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        SerialPort? port = _port;
        _port = null;
        Release(port);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        SerialPort? port = _port;
        if (port == null)
        {
            return -1;
        }

        try
        {
            int waiting = WaitForBytes(port, timeoutMilliseconds);
            int wanted = waiting < count ? waiting : count;
            return wanted <= 0 ? 0 : port.Read(buffer, offset, wanted);
        }
        catch (TimeoutException)
        {
            // The count of the platform was ahead of its bytes; they are there next time.
            return 0;
        }
        catch (Exception)
        {
            Close();
            return -1;
        }
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        SerialPort? port = _port;
        if (port == null)
        {
            return false;
        }

        try
        {
            port.Write(buffer, offset, count);
            return true;
        }
        catch (Exception)
        {
            Close();
            return false;
        }
    }

    /// <inheritdoc/>
    public void DiscardInput()
    {
        // Bounded: at 115200 bit/s no more than the buffer can be waiting.
        for (int i = 0; i < 2 * BufferSize / _discarded.Length; i++)
        {
            if (Read(_discarded, 0, _discarded.Length, 0) <= 0)
            {
                return;
            }
        }
    }

    private static int WaitForBytes(SerialPort port, int timeoutMilliseconds)
    {
        int waiting = port.BytesToRead;
        if (waiting > 0 || timeoutMilliseconds <= 0)
        {
            return waiting;
        }

        long deadline = Environment.TickCount64 + timeoutMilliseconds;
        while (waiting == 0 && Environment.TickCount64 < deadline)
        {
            Thread.Sleep(PollMilliseconds);
            waiting = port.BytesToRead;
        }

        return waiting;
    }

    // Only one object per port may exist, so also one that did not open has to be released.
    private static void Release(SerialPort? port)
    {
        if (port == null)
        {
            return;
        }

        try
        {
            port.Dispose();
        }
        catch (Exception)
        {
            // It is unusable either way; opening again shows whether the platform let it go.
        }
    }
}
