// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>Sends UDP datagrams. One thread at a time, never the control thread: the look-up of a name may take seconds.</summary>
public interface IDatagramSender
{
    /// <summary>Sends one datagram. No answer is expected, so success only says that it was handed to the network.</summary>
    /// <param name="host">Host name or address; looked up again after a failure or a change.</param>
    /// <param name="port">UDP port.</param>
    /// <param name="data">Buffer that holds the datagram.</param>
    /// <param name="length">Bytes from the start of the buffer.</param>
    /// <param name="error">Why it failed; empty on success.</param>
    bool TrySend(string host, int port, byte[] data, int length, out string error);
}
