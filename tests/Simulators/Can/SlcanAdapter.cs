// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using System.Text;
using BmsGateway.Simulators.Link;

namespace BmsGateway.Simulators.Can;

/// <summary>
/// A CAN adapter with the Lawicel text protocol (CANable and relatives) behind a byte stream. Frames of the host go to
/// <see cref="FrameSent"/>, frames of the bus come in through <see cref="Deliver"/>. Every member locks.
/// </summary>
public sealed class SlcanAdapter : IByteDevice
{
    // T, 8 digits of identifier, length, 16 digits of data.
    private const int LongestLine = 26;
    private const int QueueBytes = 65536;
    private const char Bell = '\a';
    private const int TimestampWrapMilliseconds = 60_000;
    private const int NoBitRate = -1;

    private readonly object _lock = new object();
    private readonly Func<long> _clock;
    private readonly SlcanAnswers _answers;
    private readonly StringBuilder _line = new StringBuilder();
    private readonly TimedByteQueue _out = new TimedByteQueue(QueueBytes);
    private bool _lineTooLong;

    /// <summary>Creates a closed adapter.</summary>
    /// <param name="clockMicroseconds">Clock for time stamps.</param>
    /// <param name="answers">How commands are confirmed.</param>
    public SlcanAdapter(Func<long> clockMicroseconds, SlcanAnswers answers = SlcanAnswers.Lawicel)
    {
        _clock = clockMicroseconds;
        _answers = answers;
    }

    /// <summary>Called for each frame that the host sends, on the thread of <see cref="Receive"/>.</summary>
    public Action<CanFrame>? FrameSent { get; set; }

    /// <summary>Called before output is handed out, so that somebody on the bus can speak: usually calls
    /// <see cref="Deliver"/>.</summary>
    public Action? Poll { get; set; }

    /// <summary>True between the commands O or L and C.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>True after L: frames of the host are refused.</summary>
    public bool IsListenOnly { get; private set; }

    /// <summary>Bit rate code of the S command (6 = 500 kbit/s, 5 = 250 kbit/s), -1 before the first.</summary>
    public int BitRateCode { get; private set; } = NoBitRate;

    /// <summary>True after Z1: received frames carry a time stamp.</summary>
    public bool HasTimestamps { get; private set; }

    /// <summary>Lines that were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Frames of the host.</summary>
    public long FramesSent { get; private set; }

    /// <summary>Frames of the bus passed to the host.</summary>
    public long FramesDelivered { get; private set; }

    /// <inheritdoc/>
    public void Receive(byte[] data, int count)
    {
        lock (_lock)
        {
            for (int i = 0; i < count; i++)
            {
                Accept((char)data[i]);
            }
        }
    }

    /// <inheritdoc/>
    public int Take(byte[] buffer, int offset, int count)
    {
        lock (_lock)
        {
            Poll?.Invoke();
            return _out.Take(0, buffer, offset, count);
        }
    }

    /// <inheritdoc/>
    public long MicrosecondsUntilOutput()
    {
        lock (_lock)
        {
            Poll?.Invoke();
            return _out.MicrosecondsUntilPiece(0);
        }
    }

    /// <summary>Passes a frame of the bus to the host. Lost while the channel is closed.</summary>
    /// <param name="frame">Frame.</param>
    public void Deliver(CanFrame frame)
    {
        lock (_lock)
        {
            if (!IsOpen)
            {
                return;
            }

            FramesDelivered++;
            var text = new StringBuilder();
            char type = frame.IsRemote ? 'r' : 't';
            text.Append(frame.IsExtended ? char.ToUpperInvariant(type) : type);
            text.Append(frame.Id.ToString(frame.IsExtended ? "X8" : "X3", CultureInfo.InvariantCulture));
            text.Append(frame.Length).Append(Convert.ToHexString(frame.Data));
            if (HasTimestamps)
            {
                long milliseconds = _clock() / 1000 % TimestampWrapMilliseconds;
                text.Append(milliseconds.ToString("X4", CultureInfo.InvariantCulture));
            }

            Send(text.Append('\r').ToString());
        }
    }

    private void Accept(char value)
    {
        if (value == '\r')
        {
            string line = _line.ToString();
            _line.Clear();
            bool accepted = !_lineTooLong && Execute(line);
            _lineTooLong = false;
            if (!accepted)
            {
                Refused++;
                Confirm(Bell.ToString());
            }
        }
        else if (value == '\n')
        {
            // Some hosts end lines with CR LF.
        }
        else if (_line.Length < LongestLine)
        {
            _line.Append(value);
        }
        else
        {
            _lineTooLong = true;
        }
    }

    private bool Execute(string line)
    {
        switch (line.Length == 0 ? '\0' : line[0])
        {
            case '\0':
                Confirm("\r");
                return true;
            case 'S':
                return Configure(!IsOpen && SetBitRate(line));
            case 'O':
            case 'L':
                return Configure(line.Length == 1 && Open(line[0] == 'L'));
            case 'C':
                return Configure(line.Length == 1 && Close());
            case 'Z':
                return Configure(!IsOpen && SetTimestamps(line));
            case 'V':
                return Reply(line, "V1013\r");
            case 'N':
                return Reply(line, "NA123\r");
            case 'F':
                return IsOpen && Reply(line, "F00\r");
            case 't':
            case 'T':
            case 'r':
            case 'R':
                return Transmit(line);
            default:
                return false;
        }
    }

    private bool Configure(bool accepted)
    {
        if (accepted)
        {
            Confirm("\r");
        }

        return accepted;
    }

    private bool Reply(string line, string answer)
    {
        if (line.Length != 1)
        {
            return false;
        }

        Send(answer);
        return true;
    }

    private bool SetBitRate(string line)
    {
        if (line.Length != 2 || line[1] < '0' || line[1] > '8')
        {
            return false;
        }

        BitRateCode = line[1] - '0';
        return true;
    }

    private bool SetTimestamps(string line)
    {
        if (line != "Z0" && line != "Z1")
        {
            return false;
        }

        HasTimestamps = line == "Z1";
        return true;
    }

    private bool Open(bool listenOnly)
    {
        if (IsOpen || BitRateCode == NoBitRate)
        {
            return false;
        }

        IsOpen = true;
        IsListenOnly = listenOnly;
        return true;
    }

    private bool Close()
    {
        bool wasOpen = IsOpen;
        IsOpen = false;
        IsListenOnly = false;
        return wasOpen;
    }

    private bool Transmit(string line)
    {
        CanFrame? frame = IsOpen && !IsListenOnly ? SlcanText.Parse(line) : null;
        if (frame == null)
        {
            return false;
        }

        FramesSent++;
        FrameSent?.Invoke(frame);
        bool lawicel = _answers == SlcanAnswers.Lawicel;
        Confirm(lawicel ? (frame.IsExtended ? "Z\r" : "z\r") : "\r");
        return true;
    }

    private void Confirm(string text)
    {
        if (_answers != SlcanAnswers.None)
        {
            Send(text);
        }
    }

    private void Send(string text)
    {
        foreach (char character in text)
        {
            _out.Add((byte)character, 0);
        }
    }
}
