// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Serial;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Can;

/// <summary>
/// A CAN bus behind a USB adapter that speaks the Lawicel text protocol (CANable and its kin, CANUSB). No call waits:
/// what the adapter does not take at once is dropped and counted, except the rest of a command that it has begun to
/// take, because half a command could become a frame with wrong data.
/// </summary>
public sealed class SlcanCanBus : ICanBus
{
    private const int FailuresUntilNoPartner = 5;
    private const int ReadsPerCall = 4;

    // Adapters answer C, S and O too, and refuse C when the channel was closed; that says nothing about frames.
    private const int SettleMilliseconds = 250;

    private readonly TtyDevice _device;
    private readonly DeviceReport _report;
    private readonly IClock _clock;
    private readonly ILog _log;
    private readonly SlcanDecoder _decoder = new();
    private readonly byte[] _output = new byte[SlcanEncoder.MaximumLength];
    private readonly byte[] _input = new byte[256];
    private int _outputStart;
    private int _outputEnd;
    private int _inputStart;
    private int _inputEnd;
    private int _refusedInRow;
    private int _stalledInRow;
    private long _settledAt;

    /// <summary>Describes the adapter; it is opened later.</summary>
    /// <param name="path">Path of its serial device.</param>
    /// <param name="clock">Time.</param>
    /// <param name="log">
    /// Told when the adapter is absent, back, or has no partner on the bus; not at every attempt.
    /// </param>
    public SlcanCanBus(string path, IClock clock, ILog log)
    {
        _device = new TtyDevice(path, LineSpeed.Default);
        _clock = clock;
        _log = log;
        Name = "slcan:" + path;
        _report = new DeviceReport(log, "can", Name);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Bit rate of the bus, bit/s; one of <see cref="CanBitRate"/>, used when the adapter is opened.</summary>
    public int BitRate { get; set; } = CanBitRate.Victron;

    /// <inheritdoc/>
    public CanBusState State { get; private set; }

    /// <inheritdoc/>
    public int SentCount { get; private set; }

    /// <inheritdoc/>
    public int DroppedCount { get; private set; }

    /// <inheritdoc/>
    public int ReceivedCount { get; private set; }

    /// <summary>Lines from the adapter that looked like a frame and were none.</summary>
    public int GarbageCount { get; private set; }

    /// <inheritdoc/>
    public bool TryOpen()
    {
        if (_device.IsOpen)
        {
            return true;
        }

        State = CanBusState.Down;
        if (!_device.TryOpen())
        {
            _report.Absent(_device.LastError);
            return false;
        }

        byte[] start = SlcanEncoder.StartCommands(BitRate);
        if (_device.Write(start, 0, start.Length) != start.Length)
        {
            _device.Abandon("it takes no commands");
            _report.Absent(_device.LastError);
            return false;
        }

        _decoder.Reset();
        _outputStart = _outputEnd = _inputStart = _inputEnd = 0;
        _refusedInRow = _stalledInRow = 0;
        _settledAt = _clock.MonotonicMilliseconds + SettleMilliseconds;
        State = CanBusState.Running;
        _report.Present();
        return true;
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (_device.IsOpen)
        {
            if (FlushOutput())
            {
                _device.Write(SlcanEncoder.StopCommand, 0, SlcanEncoder.StopCommand.Length);
            }

            _device.Close();
        }

        State = CanBusState.Down;
    }

    /// <inheritdoc/>
    public bool TrySend(CanFrame frame)
    {
        bool taken = _device.IsOpen && FlushOutput() && StartOutput(frame);
        if (taken)
        {
            SentCount++;
            _stalledInRow = _outputStart == _outputEnd ? 0 : _stalledInRow;
        }
        else
        {
            DroppedCount++;
            _stalledInRow++;
        }

        UpdateState();
        return taken;
    }

    /// <inheritdoc/>
    public bool TryReceive(CanFrame frame)
    {
        for (int reads = 0; reads < ReadsPerCall; reads++)
        {
            while (_inputStart < _inputEnd)
            {
                if (Handle(_decoder.Push(_input[_inputStart++], frame)))
                {
                    return true;
                }
            }

            _inputStart = 0;
            _inputEnd = _device.Read(_input, 0, _input.Length, 0);
            if (_inputEnd <= 0)
            {
                NoteLoss(_inputEnd);
                _inputEnd = 0;
                return false;
            }
        }

        return false;
    }

    // Writes what is left of a command. True when nothing is left.
    private bool FlushOutput()
    {
        if (_outputStart < _outputEnd)
        {
            int written = _device.Write(_output, _outputStart, _outputEnd - _outputStart);
            NoteLoss(written);
            _outputStart += written > 0 ? written : 0;
        }

        return _outputStart == _outputEnd;
    }

    // True when the adapter has taken at least the beginning of the frame; the rest follows with the next call.
    private bool StartOutput(CanFrame frame)
    {
        _outputStart = 0;
        _outputEnd = SlcanEncoder.Encode(frame, _output);
        FlushOutput();
        if (_outputStart != 0)
        {
            return true;
        }

        _outputEnd = 0;
        return false;
    }

    private bool Handle(SlcanAnswer answer)
    {
        switch (answer)
        {
            case SlcanAnswer.Frame:
                ReceivedCount++;
                _refusedInRow = 0;
                UpdateState();
                return true;
            case SlcanAnswer.Accepted:
                _refusedInRow = 0;
                UpdateState();
                break;
            case SlcanAnswer.Refused:
                if (_clock.MonotonicMilliseconds >= _settledAt)
                {
                    DroppedCount++;
                    _refusedInRow++;
                    UpdateState();
                }

                break;
            case SlcanAnswer.Garbage:
                GarbageCount++;
                break;
        }

        return false;
    }

    private void UpdateState()
    {
        bool fails = _refusedInRow >= FailuresUntilNoPartner || _stalledInRow >= FailuresUntilNoPartner;
        if (fails && State == CanBusState.Running)
        {
            State = CanBusState.NoPartner;
            string what = _refusedInRow >= FailuresUntilNoPartner ? " refuses frames" : " takes no more frames";
            string rate = CanBitRate.NameOf(BitRate);
            _log.Write(
                LogLevel.Warning, "can", Name + what + ": is a GX connected, switched on and set to " + rate + "?");
        }
        else if (!fails && State == CanBusState.NoPartner)
        {
            State = CanBusState.Running;
            _log.Write(LogLevel.Information, "can", Name + " takes frames again.");
        }
    }

    private void NoteLoss(int result)
    {
        if (result < 0 && State != CanBusState.Down)
        {
            State = CanBusState.Down;
            _report.Absent(_device.LastError);
        }
    }
}
