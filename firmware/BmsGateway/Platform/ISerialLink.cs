// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>
/// A byte stream to a battery management system: a UART, a USB adapter, a pseudo-terminal or a simulation.
/// No member throws for an expected fault (device absent, unplugged, timed out); results say what happened.
/// </summary>
public interface ISerialLink
{
    /// <summary>True while the device is open and has reported no failure.</summary>
    bool IsOpen { get; }

    /// <summary>What the link is connected to, for messages ("COM2", "/dev/ttyUSB0").</summary>
    string Name { get; }

    /// <summary>Opens the device. False when it is absent or refused; the caller tries again later.</summary>
    bool TryOpen();

    /// <summary>Closes the device; harmless when it is not open.</summary>
    void Close();

    /// <summary>
    /// Reads what is there, waiting for the first byte.
    /// </summary>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="offset">Index of the first byte to fill.</param>
    /// <param name="count">Most bytes to read.</param>
    /// <param name="timeoutMilliseconds">How long to wait for the first byte; 0 does not wait.</param>
    /// <returns>Bytes read; 0 when none came in time; -1 when the link is lost (it is closed then).</returns>
    int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds);

    /// <summary>Writes all bytes, waiting at most 100 ms. False when the link is lost (it is closed then).</summary>
    bool Write(byte[] buffer, int offset, int count);

    /// <summary>Throws away what has been received and not yet read.</summary>
    void DiscardInput();
}
