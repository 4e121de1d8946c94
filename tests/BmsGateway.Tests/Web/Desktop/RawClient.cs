// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web.Desktop;

/// <summary>A client that can do everything wrong.</summary>
public sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _buffer = new byte[65536];
    private int _start;
    private int _end;

    /// <summary>Connects.</summary>
    /// <param name="port">Port on this machine.</param>
    /// <param name="receiveBuffer">Size of the receive buffer; 0 leaves the system's.</param>
    public RawClient(int port, int receiveBuffer = 0)
    {
        if (receiveBuffer > 0)
        {
            _socket.ReceiveBufferSize = receiveBuffer;
        }

        _socket.ReceiveTimeout = 3000;
        _socket.SendTimeout = 3000;
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>Sends text.</summary>
    public void SendText(string text) => Send(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends bytes.</summary>
    public void Send(byte[] data) => _socket.Send(data);

    /// <summary>Breaks the connection off with a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    /// <summary>Reads an HTTP head.</summary>
    public string ReadHead()
    {
        while (true)
        {
            int end = Encoding.ASCII.GetString(_buffer, _start, _end - _start).IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                string head = Encoding.ASCII.GetString(_buffer, _start, end + 4);
                _start += end + 4;
                return head;
            }

            Fill();
        }
    }

    /// <summary>Reads one frame.</summary>
    /// <param name="payload">Its payload.</param>
    /// <returns>Its type.</returns>
    public int ReadFrame(out byte[] payload)
    {
        Need(2);
        Assert.AreEqual(0, _buffer[_start + 1] & 0x80, "a server must not mask");
        Assert.AreEqual(0x80, _buffer[_start] & 0xF0, "a frame of the gateway is final and has no extension");
        int opcode = _buffer[_start] & 15;
        int length = _buffer[_start + 1];
        _start += 2;
        if (length == 126)
        {
            Need(2);
            length = (_buffer[_start] << 8) | _buffer[_start + 1];
            _start += 2;
        }

        Need(length);
        payload = _buffer.AsSpan(_start, length).ToArray();
        _start += length;
        return opcode;
    }

    /// <summary>Reads frames up to a close frame.</summary>
    /// <returns>Its code; 0 when it has none.</returns>
    public int ReadUntilClose()
    {
        while (true)
        {
            if (ReadFrame(out byte[] payload) == WebSocketOpcode.Close)
            {
                return payload.Length == 0 ? 0 : (payload[0] << 8) | payload[1];
            }
        }
    }

    /// <summary>True when the gateway has closed the connection; what it sent before is thrown away.</summary>
    public bool IsClosed()
    {
        try
        {
            while (_socket.Poll(200000, SelectMode.SelectRead))
            {
                if (_socket.Receive(_buffer) == 0)
                {
                    return true;
                }
            }

            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private void Need(int count)
    {
        while (_end - _start < count)
        {
            Fill();
        }
    }

    private void Fill()
    {
        Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
        _end -= _start;
        _start = 0;
        int count = _socket.Receive(_buffer, _end, _buffer.Length - _end, SocketFlags.None);
        Assert.IsTrue(count > 0, "the gateway closed the connection");
        _end += count;
    }
}
