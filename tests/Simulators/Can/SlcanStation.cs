// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.Simulators.Can;

/// <summary>
/// An SLCAN adapter with its bus: every frame of the host is written as a candump line, and a GX may be on the bus. The
/// GX listens at 500 kbit/s only, as the "CAN-bus BMS LV" profile does.
/// </summary>
public sealed class SlcanStation : IByteDevice
{
    private const int GxBitRateCode = 6;
    private const string InterfaceName = "can0";

    private readonly Func<long> _clock;
    private readonly TextWriter _log;

    /// <summary>Puts an adapter, a log and perhaps a GX together.</summary>
    /// <param name="clockMicroseconds">Monotonic clock.</param>
    /// <param name="log">Where the frames of the host are written; flushed after each.</param>
    /// <param name="gx">The GX, or null for an adapter alone.</param>
    /// <param name="answers">How the adapter confirms commands.</param>
    public SlcanStation(
        Func<long> clockMicroseconds,
        TextWriter log,
        VictronGxSimulator? gx,
        SlcanAnswers answers = SlcanAnswers.Lawicel)
    {
        _clock = clockMicroseconds;
        _log = log;
        Gx = gx;
        Adapter = new SlcanAdapter(clockMicroseconds, answers) { FrameSent = OnFrameSent, Poll = LetGxSpeak };
    }

    /// <summary>The adapter.</summary>
    public SlcanAdapter Adapter { get; }

    /// <summary>The GX, or null.</summary>
    public VictronGxSimulator? Gx { get; }

    /// <inheritdoc/>
    public void Receive(byte[] data, int count)
    {
        Adapter.Receive(data, count);
    }

    /// <inheritdoc/>
    public int Take(byte[] buffer, int offset, int count)
    {
        return Adapter.Take(buffer, offset, count);
    }

    /// <inheritdoc/>
    public long MicrosecondsUntilOutput()
    {
        return Adapter.MicrosecondsUntilOutput();
    }

    private void OnFrameSent(CanFrame frame)
    {
        long unixMicroseconds = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / 10;
        _log.WriteLine(CandumpFormat.Line(unixMicroseconds, InterfaceName, frame));
        _log.Flush();
        if (Adapter.BitRateCode == GxBitRateCode)
        {
            Gx?.Receive(frame, _clock() / 1000);
        }
    }

    private void LetGxSpeak()
    {
        CanFrame? frame = Gx?.Transmit(_clock() / 1000);
        while (frame != null)
        {
            if (Adapter.BitRateCode == GxBitRateCode)
            {
                Adapter.Deliver(frame);
            }

            frame = Gx!.Transmit(_clock() / 1000);
        }
    }
}
