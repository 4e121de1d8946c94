// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>
/// A serial link with a BMS behind it whose answers are mutilated at random, until it is told to be honest.
/// </summary>
internal sealed class FuzzedLine : ISerialLink
{
    /// <summary>Registers of the BMS: the truth.</summary>
    public readonly ushort[] Registers = new ushort[600];

    /// <summary>True when answers are spoilt.</summary>
    public bool IsHostile;

    /// <summary>Requests that came.</summary>
    public int RequestCount;

    /// <summary>Answers that were spoilt.</summary>
    public int SpoiltCount;

    /// <summary>
    /// Frames in spoilt answers that are not the true one and have the right form, length and CRC all the same: one
    /// spoilt frame in 65 536 by chance. Only the check of the contents can refuse them.
    /// </summary>
    public int FalseFrameCount;

    private readonly FakeClock _clock;
    private readonly Random _random;
    private readonly Queue<(long Time, byte[] Bytes)> _incoming = new();
    private bool _isGone;

    public FuzzedLine(FakeClock clock, Random random)
    {
        _clock = clock;
        _random = random;
    }

    public bool IsOpen { get; private set; }

    public string Name => "fuzz";

    public bool TryOpen()
    {
        _isGone = _isGone && IsHostile && _random.Next(3) == 0;
        IsOpen = !_isGone;
        return IsOpen;
    }

    public void Close() => IsOpen = false;

    public void DiscardInput()
    {
        while (_incoming.Count > 0 && _incoming.Peek().Time <= _clock.MonotonicMilliseconds)
        {
            _incoming.Dequeue();
        }
    }

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        if (!IsOpen)
        {
            return -1;
        }

        if (_incoming.Count == 0 || _incoming.Peek().Time > _clock.MonotonicMilliseconds + timeoutMilliseconds)
        {
            _clock.Advance(timeoutMilliseconds);
            return 0;
        }

        (long time, byte[] bytes) = _incoming.Dequeue();
        _clock.MonotonicMilliseconds = Math.Max(time, _clock.MonotonicMilliseconds);
        if (bytes.Length > count)
        {
            throw new InvalidOperationException("The driver left no room: " + count);
        }

        Array.Copy(bytes, 0, buffer, offset, bytes.Length);
        return bytes.Length;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        RequestCount++;
        if (!IsOpen || (IsHostile && _random.Next(200) == 0))
        {
            _isGone = true;
            IsOpen = false;
            return false;
        }

        byte[] answer = AnswerTo(buffer, offset);
        byte[] sent = answer;
        if (IsHostile)
        {
            sent = Spoil(answer);
            SpoiltCount += answer.AsSpan().SequenceEqual(sent) ? 0 : 1;
            FalseFrameCount += FalseFrames(sent, answer);
        }

        Deliver(sent);
        return true;
    }

    private byte[] AnswerTo(byte[] buffer, int offset)
    {
        var answer = new byte[300];
        int length = buffer[offset + 1] == 0x12
            ? ModbusFrames.BuildEvents(answer, Registers)
            : ModbusFrames.BuildAnswer(
                answer, Registers, (buffer[offset + 2] << 8) | buffer[offset + 3], buffer[offset + 5]);
        return answer[..length];
    }

    private static int FalseFrames(byte[] sent, byte[] answer)
    {
        int found = 0;
        for (int i = 0; i + answer.Length <= sent.Length; i++)
        {
            bool isFrame = sent.AsSpan(i, 3).SequenceEqual(answer.AsSpan(0, 3));
            int end = i + answer.Length - 2;
            bool isWhole = isFrame && ModbusFrames.Crc(sent, i, answer.Length - 2) == (sent[end] | (sent[end + 1] << 8));
            found += isWhole && !sent.AsSpan(i, answer.Length).SequenceEqual(answer) ? 1 : 0;
        }

        return found;
    }

    private void Deliver(byte[] bytes)
    {
        long time = _clock.MonotonicMilliseconds + 2 + (IsHostile && _random.Next(20) == 0 ? _random.Next(400) : 0);
        int at = 0;
        while (at < bytes.Length)
        {
            int piece = Math.Min(bytes.Length - at, IsHostile ? 1 + _random.Next(60) : 64);
            _incoming.Enqueue((time, bytes[at..(at + piece)]));
            at += piece;
            time += IsHostile ? _random.Next(6) : 1;
        }
    }

    private byte[] Spoil(byte[] answer)
    {
        var bytes = new List<byte>(answer);
        int changes = _random.Next(4);
        for (int i = 0; i < changes; i++)
        {
            SpoilOnce(bytes, answer);
        }

        return bytes.ToArray();
    }

    private void SpoilOnce(List<byte> bytes, byte[] answer)
    {
        int at = _random.Next(bytes.Count + 1);
        int length = Math.Min(_random.Next(1, 12), bytes.Count - at);
        switch (_random.Next(12))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.Clear();
                break;
            case 5:
                bytes.InsertRange(0, new byte[] { 0xAA, 0x03, answer[2] });
                break;
            case 6:
                bytes.InsertRange(0, Noise(_random.Next(1, 700)));
                break;
            default:
                bytes.InsertRange(at, Insertion(answer));
                break;
        }
    }

    private byte[] Insertion(byte[] answer) => _random.Next(5) switch
    {
        0 => Noise(_random.Next(1, 40)),
        1 => new byte[] { 0xAA, 0x00, 0x03, 0x01, 0xE0, 0xCC },
        2 => System.Text.Encoding.ASCII.GetBytes("OS:151\tCB:0000000000000000\r\n"),
        3 => answer,
        _ => answer[.._random.Next(answer.Length)],
    };

    // Noise that likes the bytes of the protocol.
    private byte[] Noise(int count)
    {
        var noise = new byte[count];
        byte[] liked = { 0xAA, 0x03, 0x00, 0x01, 0x72, 0x58 };
        for (int i = 0; i < count; i++)
        {
            noise[i] = _random.Next(3) == 0 ? liked[_random.Next(liked.Length)] : (byte)_random.Next(256);
        }

        return noise;
    }
}
