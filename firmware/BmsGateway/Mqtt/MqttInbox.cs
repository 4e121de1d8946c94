// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.Mqtt;

/// <summary>
/// Messages from the broker, between the thread of the library and that of the publisher. Room for 16; a message that comes while it is
/// full is dropped and counted. A broker cannot fill the memory with it.
/// </summary>
public sealed class MqttInbox
{
    /// <summary>Messages that can wait.</summary>
    public const int Capacity = 16;

    /// <summary>Bytes of a payload that are kept.</summary>
    public const int MaximumPayload = 256;

    private readonly object _gate = new();
    private readonly MqttMessage?[] _messages = new MqttMessage?[Capacity];
    private int _head;
    private int _waiting;
    private int _dropped;

    /// <summary>Messages dropped because the inbox was full.</summary>
    public int DroppedCount => _dropped;

    /// <summary>Puts a message in. Any thread; never waits for the reader, never throws.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="payload">Buffer with its payload; copied.</param>
    /// <param name="length">Bytes of the payload.</param>
    /// <param name="isRetained">True when the broker had kept it.</param>
    public void Post(string topic, byte[] payload, int length, bool isRetained)
    {
        lock (_gate)
        {
            if (_waiting == Capacity)
            {
                _dropped++;
                return;
            }
        }

        int kept = length < MaximumPayload ? length : MaximumPayload;
        var message = new MqttMessage
        {
            Topic = topic,
            Payload = new byte[kept],
            IsTooLong = length > kept,
            IsRetained = isRetained,
        };
        Array.Copy(payload, 0, message.Payload, 0, kept);
        lock (_gate)
        {
            if (_waiting == Capacity)
            {
                _dropped++;
                return;
            }

            _messages[(_head + _waiting) % Capacity] = message;
            _waiting++;
        }
    }

    /// <summary>Takes the oldest message; null when none waits.</summary>
    public MqttMessage? Take()
    {
        lock (_gate)
        {
            if (_waiting == 0)
            {
                return null;
            }

            MqttMessage? message = _messages[_head];
            _messages[_head] = null;
            _head = (_head + 1) % Capacity;
            _waiting--;
            return message;
        }
    }

    /// <summary>Throws away what waits: a command from before a lost connection is old.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            for (int i = 0; i < Capacity; i++)
            {
                _messages[i] = null;
            }

            _waiting = 0;
        }
    }
}
