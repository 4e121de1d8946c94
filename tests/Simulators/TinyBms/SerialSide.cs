// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Link;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// The serial port of the device: requests in, answers and broadcast text out, with byte times and faults.
/// </summary>
internal sealed class SerialSide
{
    private const int LatencyPerRegister = 20;

    private readonly TinyBmsSimulatorOptions _options;
    private readonly BmsCore _core;
    private readonly LinkFaults _faults;
    private readonly TinyBmsCounters _counters;
    private readonly RequestFramer _framer = new RequestFramer();
    private readonly AnswerWriter _answer = new AnswerWriter();
    private readonly RequestHandler _handler;
    private readonly bool _instant;
    private long _receiveFreeAt;
    private long _nextBroadcast;

    public SerialSide(TinyBmsSimulatorOptions options, BmsCore core, LinkFaults faults, TinyBmsCounters counters)
    {
        _options = options;
        _core = core;
        _faults = faults;
        _counters = counters;
        _instant = options.Timing == TinyBmsTiming.Instant;
        _framer.BlockWriteLength = options.BlockWriteLength;
        _handler = new RequestHandler(core, _answer, options.BlockWriteLength);
        Line = new AnswerLine(faults, _instant);
    }

    public AnswerLine Line { get; }

    public void ForgetRequest()
    {
        _framer.Reset();
    }

    /// <summary>Takes bytes until they are used up or one of them makes the device restart.</summary>
    public void Accept(byte[] data, int count, long now)
    {
        long start = Math.Max(now, _receiveFreeAt);
        for (int i = 0; i < count && !_core.RestartRequested; i++)
        {
            _receiveFreeAt = start + Line.Duration(i + 1);
            if (_framer.Add(data[i], _receiveFreeAt))
            {
                Answer(_receiveFreeAt);
            }
        }
    }

    /// <summary>Sends a line of broadcast text when its time has come.</summary>
    public void Broadcast(long now)
    {
        int period = BroadcastText.Period(_core.Registers);
        if (period == 0)
        {
            _nextBroadcast = 0;
        }
        else if (now >= _nextBroadcast && Line.FreeAt <= now && !_faults.Silent)
        {
            // The device pauses the broadcast while it answers, hence only on a free line.
            _nextBroadcast = now + (period * 1000L);
            SendBroadcast(now);
        }
    }

    private void Answer(long arrival)
    {
        byte[] frame = _framer.Frame;
        int length = _framer.FrameLength;
        if (_faults.Roll(_faults.CorruptRequest))
        {
            _faults.FlipBits(frame, length, 1);
        }

        _counters.Requests++;
        _counters.LastCommand = frame[1];
        _counters.CrcErrors += Crc16.IsValid(frame, length) ? 0 : 1;
        MakeAnswer(frame, length);
        _counters.Refusals += _answer.Data[1] == TinyBmsCommand.NegativeAcknowledge ? 1 : 0;
        if (_core.RestartRequested && !_options.AcknowledgesRestart)
        {
            return;
        }

        if (_faults.Roll(_faults.Broadcast))
        {
            SendBroadcast(arrival);
        }

        long latency = _instant ? 0 : _options.LatencyMicroseconds + (LatencyPerRegister * _handler.RegistersMoved);
        _counters.Answers++;
        Line.SendAnswer(_answer.Data, _answer.Length, arrival + latency);
    }

    private void MakeAnswer(byte[] frame, int length)
    {
        bool foreign = _faults.Roll(_faults.Foreign);
        if (_faults.Roll(_faults.Nack))
        {
            _answer.Refuse(frame[1], _faults.NackCode);
        }
        else if (foreign)
        {
            bool asksVoltage = frame[1] == TinyBmsCommand.PackVoltage;
            byte other = asksVoltage ? TinyBmsCommand.OnlineStatus : TinyBmsCommand.PackVoltage;
            new ShortAnswers(_core, _answer).Execute(other);
        }
        else
        {
            _handler.Handle(frame, length);
        }
    }

    private void SendBroadcast(long start)
    {
        byte[] line = BroadcastText.Line(_core);
        _counters.Broadcasts += line.Length > 0 ? 1 : 0;
        Line.Send(line, start);
    }
}
