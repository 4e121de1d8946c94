// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.Support;

/// <summary>A host on the serial line of a simulated device: sends requests, collects answers, waits.</summary>
public sealed class Host
{
    private readonly byte[] _buffer = new byte[20000];

    public Host(TinyBmsSimulator device)
    {
        Device = device;
    }

    public TinyBmsSimulator Device { get; }

    public static Host Instant(TinyBmsProfile? profile = null)
    {
        return new Host(new TinyBmsSimulator(new TinyBmsSimulatorOptions
        {
            Profile = profile ?? TinyBmsProfile.Lfp16,
            Timing = TinyBmsTiming.Instant,
        }));
    }

    /// <summary>Appends the checksum.</summary>
    public static byte[] Frame(params int[] body)
    {
        var frame = new byte[body.Length + 2];
        for (int i = 0; i < body.Length; i++)
        {
            frame[i] = (byte)body[i];
        }

        ushort crc = Crc16.Compute(frame, body.Length);
        frame[body.Length] = (byte)crc;
        frame[body.Length + 1] = (byte)(crc >> 8);
        return frame;
    }

    /// <summary>Sends and returns what is due at once.</summary>
    public byte[] Ask(byte[] request)
    {
        Device.Receive(request, request.Length);
        return Due();
    }

    /// <summary>Sends a frame given without its checksum.</summary>
    public byte[] Ask(params int[] body)
    {
        return Ask(Frame(body));
    }

    public string AskHex(params int[] body)
    {
        return Convert.ToHexString(Ask(body));
    }

    public byte[] Due()
    {
        int count = Device.Take(_buffer, 0, _buffer.Length);
        return _buffer.AsSpan(0, count).ToArray();
    }

    /// <summary>Reads a register with command 0x03.</summary>
    public int Read(int address)
    {
        byte[] answer = Ask(0xAA, 0x03, address >> 8, address & 0xFF, 0, 1);
        Assert.HasCount(7, answer, $"no answer for register {address}");
        return (answer[3] << 8) | answer[4];
    }

    /// <summary>Writes a register with command 0x0D; true when acknowledged.</summary>
    public bool Write(int address, int value)
    {
        byte[] answer = Ask(0xAA, 0x0D, 4, address & 0xFF, address >> 8, value & 0xFF, (value >> 8) & 0xFF);
        Assert.IsGreaterThanOrEqualTo(5, answer.Length);
        return answer[1] == 1;
    }

    /// <summary>Lets time pass with requests in between, so that the device stays awake.</summary>
    public void Run(double seconds)
    {
        for (double left = seconds; left > 0; left -= 5)
        {
            Device.Advance((int)(Math.Min(left, 5) * 1000));
            Ask(0xAA, 0x18);
        }
    }

    /// <summary>Ids of all events, oldest first.</summary>
    public byte[] EventIds()
    {
        byte[] answer = Ask(0xAA, 0x12);
        var ids = new byte[(answer[2] - 4) / 4];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = answer[3 + 4 + (4 * i) + 3];
        }

        return ids;
    }
}
