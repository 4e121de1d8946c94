// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Link;

/// <summary>
/// A simulated device behind a byte stream: a transport moves its bytes, the device decides when they are due.
/// </summary>
public interface IByteDevice
{
    /// <summary>Takes bytes that the host has sent.</summary>
    /// <param name="data">Buffer with the bytes at its beginning.</param>
    /// <param name="count">Number of bytes.</param>
    void Receive(byte[] data, int count);

    /// <summary>Hands out bytes for the host that are due now, never more than are due.</summary>
    /// <param name="buffer">Buffer to fill.</param>
    /// <param name="offset">First index to fill.</param>
    /// <param name="count">Largest number of bytes to hand out.</param>
    /// <returns>Number of bytes written to the buffer, 0 when none is due.</returns>
    int Take(byte[] buffer, int offset, int count);

    /// <summary>
    /// How long a transport may sleep before the next piece of output is worth fetching, in microseconds.
    /// </summary>
    /// <returns>0 when output is due, <see cref="long.MaxValue"/> when nothing is waiting.</returns>
    long MicrosecondsUntilOutput();
}
