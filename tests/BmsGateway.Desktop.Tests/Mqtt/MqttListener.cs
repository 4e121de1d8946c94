// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace BmsGateway.Desktop.Tests.Mqtt;

/// <summary>
/// Subscribes to everything at a broker, with a few lines of MQTT 3.1.1 of its own, so that the client under test is
/// not its own witness. Topics and messages must be short enough for a length of two bytes.
/// </summary>
public sealed class MqttListener : IDisposable
{
    private readonly TcpClient _connection;
    private readonly NetworkStream _stream;
    private readonly Thread _reader;
    private readonly ManualResetEventSlim _subscribed = new(false);

    /// <summary>Connects and subscribes to "#".</summary>
    public MqttListener(int port)
    {
        _connection = new TcpClient("127.0.0.1", port);
        _stream = _connection.GetStream();

        // CONNECT: "MQTT", level 4, clean session, no keep-alive, client id "listener" (MQTT 3.1.1 §3.1).
        _stream.Write(new byte[] { 0x10, 20, 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 4, 2, 0, 0, 0, 8 });
        _stream.Write(Encoding.ASCII.GetBytes("listener"));

        // SUBSCRIBE: packet 1, filter "#", quality of service 0 (§3.8).
        _stream.Write(new byte[] { 0x82, 6, 0, 1, 0, 1, (byte)'#', 0 });
        _reader = new Thread(Read) { IsBackground = true };
        _reader.Start();
        Assert.IsTrue(_subscribed.Wait(5000), "The broker has not confirmed the subscription.");
    }

    /// <summary>Messages received: "topic=message", with a leading "R " when the broker had kept it.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _reader.Join(1000);
    }

    private void Read()
    {
        try
        {
            while (true)
            {
                int type = ReadByte();
                int length = ReadByte();
                length = length < 128 ? length : (length & 127) + (ReadByte() * 128);
                byte[] packet = new byte[length];
                _stream.ReadExactly(packet);
                Handle(type, packet);
            }
        }
        catch (IOException)
        {
            // Closed by Dispose or by the end of the broker.
        }
        catch (ObjectDisposedException)
        {
            // Closed by Dispose.
        }
    }

    private void Handle(int type, byte[] packet)
    {
        if (type == 0x90)
        {
            _subscribed.Set();
        }
        else if ((type & 0xF0) == 0x30)
        {
            int topicLength = (packet[0] * 256) + packet[1];
            string topic = Encoding.UTF8.GetString(packet, 2, topicLength);
            string message = Encoding.UTF8.GetString(packet, 2 + topicLength, packet.Length - 2 - topicLength);
            Messages.Enqueue(((type & 1) != 0 ? "R " : "") + topic + "=" + message);
        }
    }

    private int ReadByte()
    {
        int value = _stream.ReadByte();
        return value >= 0 ? value : throw new EndOfStreamException();
    }
}
