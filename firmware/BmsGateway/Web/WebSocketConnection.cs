// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net.Sockets;

namespace BmsGateway.Web;

/// <summary>A socket that is never waited for and never throws: what cannot be done now is done later, what failed closes it.</summary>
public sealed class WebSocketConnection
{
    /// <summary>A socket that takes nothing for this long is given up, ms.</summary>
    public const int BlockedMilliseconds = 10000;

    // Only reached when the socket said it has room and then had none: see TrySend.
    private const int TimeoutMilliseconds = 200;

    // Keeps what waits inside the system for a browser that stands still as small as what waits in here.
    private const int SendBufferBytes = 16384;

    private readonly Socket _socket;
    private long _blockedSince = -1;

    /// <summary>Takes over a socket.</summary>
    public WebSocketConnection(Socket socket)
    {
        _socket = socket;
        try
        {
            _socket.SendTimeout = TimeoutMilliseconds;
            _socket.ReceiveTimeout = TimeoutMilliseconds;
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, SendBufferBytes);
        }
        catch (Exception)
        {
            // The device's network stack has a fixed send buffer of a few kB and refuses the option.
        }
    }

    /// <summary>True after <see cref="Close"/>, by the caller or because the other side went away.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Reads what is there.</summary>
    /// <param name="buffer">Takes the bytes from its start.</param>
    /// <returns>Bytes read; 0 when there are none or the connection is closed.</returns>
    public int Receive(byte[] buffer)
    {
        try
        {
            if (IsClosed || !_socket.Poll(0, SelectMode.SelectRead))
            {
                return 0;
            }

            int count = _socket.Receive(buffer, 0, buffer.Length, SocketFlags.None);
            if (count > 0)
            {
                return count;
            }
        }
        catch (Exception)
        {
            // Reset by the other side, or the network went away: the connection is of no more use either way.
        }

        Close();
        return 0;
    }

    /// <summary>
    /// Sends a piece whole or not at all. A send that timed out does not tell how much of it went out, so it is only begun when the
    /// socket says that it has room: it says so when a third of its buffer is free (Linux) or about 2.8 kB (lwIP with the sizes of
    /// ESP-IDF), and the longest piece is shorter than both.
    /// </summary>
    /// <param name="data">Buffer with the piece.</param>
    /// <param name="start">Index of its first byte.</param>
    /// <param name="length">Bytes of the piece.</param>
    /// <param name="now">Monotonic time, ms.</param>
    /// <returns>True when it went out; false when the socket takes nothing now or is closed.</returns>
    public bool TrySend(byte[] data, int start, int length, long now)
    {
        try
        {
            if (!IsClosed && HasRoom(now))
            {
                if (_socket.Send(data, start, length, SocketFlags.None) == length)
                {
                    return true;
                }

                Close();
            }
        }
        catch (Exception)
        {
            Close();
        }

        return false;
    }

    /// <summary>Closes the socket; harmless when it is closed.</summary>
    public void Close()
    {
        IsClosed = true;
        try
        {
            _socket.Close();
        }
        catch (Exception)
        {
            // It is closed already.
        }
    }

    private bool HasRoom(long now)
    {
        if (_socket.Poll(0, SelectMode.SelectWrite))
        {
            _blockedSince = -1;
            return true;
        }

        if (_blockedSince < 0)
        {
            _blockedSince = now;
        }
        else if (now - _blockedSince >= BlockedMilliseconds)
        {
            Close();
        }

        return false;
    }
}
