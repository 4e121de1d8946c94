// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using BmsGateway.Simulators.Can;

namespace BmsGateway.Simulators.Victron;

/// <summary>
/// What a GX sends once per second: 0x305 with zeros, 0x307 with its identification, and 0x306 once a battery is
/// present (dfch/BydCanProtocol, candump published by syssi/esphome-virtual-can-bms).
/// </summary>
internal sealed class GxTransmitter
{
    public const uint KeepaliveId = 0x305;
    public const uint IdentificationId = 0x307;
    private const uint PresenceId = 0x306;
    private const int PeriodMilliseconds = 1000;

    private static readonly byte[] Zeros = new byte[8];
    private static readonly byte[] Identification = { 0x12, 0x34, 0x56, 0x78, 0x56, 0x49, 0x43, 0x00 };

    private readonly Queue<CanFrame> _waiting = new Queue<CanFrame>();
    private long _next;

    public void Step(long now, bool sendsPresence)
    {
        if (now < _next)
        {
            return;
        }

        // Nobody took the frames of the second before: they were never on the bus.
        _waiting.Clear();
        _waiting.Enqueue(new CanFrame(KeepaliveId, Zeros, 8));
        if (sendsPresence)
        {
            _waiting.Enqueue(new CanFrame(PresenceId, Zeros, 8));
        }

        _waiting.Enqueue(new CanFrame(IdentificationId, Identification, 8));
        _next += PeriodMilliseconds;
        if (_next <= now)
        {
            _next = now + PeriodMilliseconds;
        }
    }

    public CanFrame? Take()
    {
        return _waiting.Count > 0 ? _waiting.Dequeue() : null;
    }

    public void Reset(long now)
    {
        _waiting.Clear();
        _next = now;
    }
}
