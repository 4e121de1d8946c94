// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.TinyBms;

/// <summary>
/// A serial link with a TinyBMS behind it that answers from its registers or as the script says. Every byte has a
/// time of arrival on the fake clock. Does not allocate, so that a test can prove the same of the driver.
/// </summary>
public sealed class ScriptedTinyBms : ISerialLink
{
    /// <summary>Requests that are remembered; then it starts again from the first place.</summary>
    public const int Remembered = 3072;

    /// <summary>Stands in <see cref="RequestFirsts"/> for a read of the event log; a command stands as −option.</summary>
    public const int EventsRead = 200;

    /// <summary>Registers 0–599.</summary>
    public readonly ushort[] Registers = new ushort[600];

    /// <summary>Times of the requests.</summary>
    public readonly long[] RequestTimes = new long[Remembered];

    /// <summary>First registers of the requests.</summary>
    public readonly int[] RequestFirsts = new int[Remembered];

    /// <summary>Requests that came.</summary>
    public int RequestCount;

    /// <summary>Requests that came while an answer was on its way.</summary>
    public int OverlapCount;

    /// <summary>Commands of the kind 0x02 that came.</summary>
    public int ControlCount;

    /// <summary>Requests that were no block read, event read or command, or had a wrong CRC.</summary>
    public int BadRequestCount;

    /// <summary>Attempts to open the line.</summary>
    public int OpenCount;

    /// <summary>True when the device is not plugged in.</summary>
    public bool IsAbsent;

    /// <summary>True when the BMS sleeps: the next request only wakes it.</summary>
    public bool IsAsleep;

    /// <summary>Answer to all requests for which the script has none.</summary>
    public ScriptedAnswer Otherwise = ScriptedAnswer.Normal;

    /// <summary>Answer to reads of the versions, unless the script or <see cref="Otherwise"/> say more.</summary>
    public ScriptedAnswer VersionAnswer = ScriptedAnswer.Normal;

    private const string Text = "BPV:49.05\tMINCV:3.766\tMAXCV:3.776\tBPC:-3.03\tSOC:80\r\n";

    private static readonly byte[] Noise =
    {
        0x00, 0xAA, 0xAA, 0x03, 0x01, 0xFF, 0xAA, 0x00, 0x10, 0xAA, 0x00, 0x03, 0x00, 0x55, 0xAA,
    };

    private readonly FakeClock _clock;
    private readonly TimedBytes _line = new();
    private readonly byte[] _answer = new byte[300];
    private readonly ScriptedAnswer[] _script = new ScriptedAnswer[64];
    private int _scriptHead;
    private int _scriptTail;
    private int _command;

    public ScriptedTinyBms(FakeClock clock) => _clock = clock;

    public bool IsOpen { get; private set; }

    public string Name => "COM2";

    /// <summary>Says how the next request that has no answer yet is answered.</summary>
    public void Script(ScriptedAnswer answer) => _script[_scriptTail++ % _script.Length] = answer;

    /// <summary>Says it for several requests.</summary>
    public void Script(ScriptedAnswer answer, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Script(answer);
        }
    }

    public bool TryOpen()
    {
        OpenCount++;
        IsOpen = !IsAbsent;
        return IsOpen;
    }

    public void Close() => IsOpen = false;

    /// <summary>Pulls the plug.</summary>
    public void Unplug()
    {
        IsAbsent = true;
        IsOpen = false;
        _line.Clear();
    }

    /// <summary>Puts a byte on the line.</summary>
    public void Put(int value, long time) => _line.Put(value, time);

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        if (IsOpen && _line.IsLossNext)
        {
            Unplug();
        }

        if (!IsOpen)
        {
            return -1;
        }

        if (_line.IsEmpty || _line.NextTime > _clock.MonotonicMilliseconds + timeoutMilliseconds)
        {
            _clock.Advance(timeoutMilliseconds);
            return 0;
        }

        if (_line.NextTime > _clock.MonotonicMilliseconds)
        {
            _clock.MonotonicMilliseconds = _line.NextTime;
        }

        return _line.Take(buffer, offset, count, _clock.MonotonicMilliseconds);
    }

    public void DiscardInput() => _line.Discard(_clock.MonotonicMilliseconds);

    public bool Write(byte[] buffer, int offset, int count)
    {
        if (!IsOpen)
        {
            return false;
        }

        if (!_line.IsEmpty)
        {
            OverlapCount++;
        }

        int first = FirstOf(buffer, offset);
        RequestTimes[RequestCount % Remembered] = _clock.MonotonicMilliseconds;
        RequestFirsts[RequestCount % Remembered] = first;
        RequestCount++;
        _command = buffer[offset + 1];
        if (!IsGoodRequest(buffer, offset, count))
        {
            BadRequestCount++;
            return true;
        }

        ControlCount += _command == 0x02 ? 1 : 0;

        if (IsAsleep)
        {
            IsAsleep = false;
            return true;
        }

        ScriptedAnswer answer = NextOfScript();
        answer = answer == ScriptedAnswer.Normal && first == 500 ? VersionAnswer : answer;
        Answer(answer, first, _command == 0x03 ? buffer[offset + 5] : 0);
        return true;
    }

    /// <summary>Puts a record into the event log.</summary>
    public void SetEvent(int slot, int id, long seconds)
    {
        Registers[200 + (2 * slot)] = (ushort)seconds;
        Registers[201 + (2 * slot)] = (ushort)((id << 8) | (int)((seconds >> 16) & 0xFF));
    }

    private static int FirstOf(byte[] buffer, int offset) =>
        buffer[offset + 1] == 0x12 ? EventsRead
        : buffer[offset + 1] == 0x02 ? -buffer[offset + 2]
        : (buffer[offset + 2] << 8) | buffer[offset + 3];

    private static bool IsGoodRequest(byte[] buffer, int offset, int count)
    {
        int command = buffer[offset + 1];
        bool hasForm = command == 0x03 ? count == 8 && buffer[offset + 4] == 0
            : command == 0x12 ? count == 4
            : command == 0x02 && count == 5;
        int end = offset + count - 2;
        return hasForm && buffer[offset] == 0xAA
            && ModbusFrames.Crc(buffer, offset, count - 2) == (buffer[end] | (buffer[end + 1] << 8));
    }

    private ScriptedAnswer NextOfScript() =>
        _scriptHead == _scriptTail ? Otherwise : _script[_scriptHead++ % _script.Length];

    // The BMS needs 2 ms, the line 1 ms for 11.5 bytes.
    private void Answer(ScriptedAnswer kind, int first, int count)
    {
        long now = _clock.MonotonicMilliseconds;
        if (PutSomethingElse(kind, count, now))
        {
            return;
        }

        int asked = kind == ScriptedAnswer.ShortPayload ? count - 1 : count;
        int length = _command == 0x12 ? ModbusFrames.BuildEvents(_answer, Registers)
            : _command == 0x02 ? ModbusFrames.BuildAcknowledgement(_answer, _command)
            : ModbusFrames.BuildAnswer(_answer, Registers, first, asked);
        long arrival = now + 2 + (length / 11);
        switch (kind)
        {
            case ScriptedAnswer.WrongCrc:
                _answer[length - 1] ^= 0x10;
                break;
            case ScriptedAnswer.Truncated:
                length = length > 20 ? length - 20 : 1;
                break;
            case ScriptedAnswer.Vanish:
                _line.Put(_answer, 0, length / 2, arrival);
                _line.Put(0, TimedBytes.LossMark);
                return;
            case ScriptedAnswer.HoldUp:
                _clock.Advance(5000);
                break;
            case ScriptedAnswer.Late:
                arrival = now + 230;
                break;
        }

        PutAnswer(kind, length, count, arrival);
    }

    private bool PutSomethingElse(ScriptedAnswer kind, int count, long now)
    {
        switch (kind)
        {
            case ScriptedAnswer.Silent:
                return true;
            case ScriptedAnswer.RejectCommand:
                PutReject(0, now + 3);
                return true;
            case ScriptedAnswer.RejectCrc:
                PutReject(1, now + 3);
                return true;
            case ScriptedAnswer.FalseHeaderBeforeReject:
                PutHeader(count, now + 3);
                PutReject(0, now + 3);
                return true;
            case ScriptedAnswer.Flood:
                PutFlood(now);
                return true;
            default:
                return false;
        }
    }

    private void PutAnswer(ScriptedAnswer kind, int length, int count, long arrival)
    {
        if (kind == ScriptedAnswer.NoiseBefore)
        {
            PutNoise(arrival);
        }
        else if (kind == ScriptedAnswer.FalseHeaderBefore)
        {
            PutHeader(count, arrival);
        }
        else if (kind == ScriptedAnswer.TextBefore)
        {
            PutText(arrival);
        }
        else if (kind == ScriptedAnswer.Twice)
        {
            _line.Put(_answer, 0, length, arrival);
        }

        int half = kind == ScriptedAnswer.TextInside || kind == ScriptedAnswer.EndsLate ? length / 2 : 0;
        _line.Put(_answer, 0, half, kind == ScriptedAnswer.EndsLate ? arrival + 180 : arrival);
        if (kind == ScriptedAnswer.TextInside)
        {
            PutText(arrival);
        }

        for (int i = half; i < length; i++)
        {
            long delay = kind == ScriptedAnswer.EndsLate ? 205 : kind == ScriptedAnswer.ByteByByte ? i : 0;
            _line.Put(_answer[i], arrival + delay);
        }

        if (kind == ScriptedAnswer.NoiseAfter)
        {
            PutNoise(arrival);
        }
    }

    private void PutReject(int code, long time)
    {
        _answer[0] = 0xAA;
        _answer[1] = 0x00;
        _answer[2] = (byte)_command;
        _answer[3] = (byte)code;
        _line.Put(_answer, 0, ModbusFrames.Seal(_answer, 4), time);
    }

    private void PutHeader(int count, long time)
    {
        _line.Put(0xAA, time);
        _line.Put(0x03, time);
        _line.Put(2 * count, time);
    }

    private void PutNoise(long time) => _line.Put(Noise, 0, Noise.Length, time);

    private void PutText(long time)
    {
        for (int i = 0; i < Text.Length; i++)
        {
            _line.Put(Text[i], time);
        }
    }

    private void PutFlood(long now)
    {
        for (int i = 0; i < 400; i++)
        {
            _line.Put(i % 3 == 0 ? 0xAA : 0x03, now + i);
        }
    }
}
