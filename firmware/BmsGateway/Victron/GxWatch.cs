// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;
using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// Takes what the GX sends. A silent GX is only reported: a BMS simply keeps sending, because a GX that reboots listens
/// again at once.
/// </summary>
public sealed class GxWatch
{
    /// <summary>Time without keep-alive after which a GX counts as absent, ms.</summary>
    public const int AbsentMilliseconds = 10000;

    // Bounds the work of one call; a GX sends three frames a second.
    private const int MaximumFramesPerCall = 16;

    private readonly VictronStatus _status;
    private readonly EventBus _bus;
    private readonly CanFrame _frame = new();

    /// <summary>Makes a watch that writes into <paramref name="status"/>.</summary>
    public GxWatch(VictronStatus status, EventBus bus)
    {
        _status = status;
        _bus = bus;
    }

    /// <summary>Takes the frames that wait on a bus.</summary>
    public void Drain(ICanBus canBus, CanBusHealth health, long nowMilliseconds)
    {
        for (int i = 0; i < MaximumFramesPerCall && canBus.TryReceive(_frame); i++)
        {
            health.NoteReceived(_frame, nowMilliseconds);
            Note(_frame, nowMilliseconds);
            _bus.Publish(EventId.CanReceived, _frame);
        }
    }

    /// <summary>Brings up to date whether a GX is there.</summary>
    public void Update(long nowMilliseconds)
    {
        bool isPresent = _status.KeepAliveCount != 0
            && nowMilliseconds - _status.GxSeenAtMilliseconds <= AbsentMilliseconds;
        _status.GxLossCount += _status.IsGxPresent && !isPresent ? 1 : 0;
        _status.IsGxPresent = isPresent;
    }

    private void Note(CanFrame frame, long nowMilliseconds)
    {
        if (frame.IsExtended || frame.IsRemote)
        {
            _status.UnknownFrameCount++;
            return;
        }

        switch (frame.Id)
        {
            case VictronFrameId.GxKeepAlive:
                _status.GxSeenAtMilliseconds = nowMilliseconds;
                _status.KeepAliveCount++;
                break;
            case VictronFrameId.GxStatus:
                break;
            case VictronFrameId.GxIdentification when IsVictron(frame):
                _status.IsGxIdentified = true;
                break;
            default:
                _status.UnknownFrameCount++;
                break;
        }
    }

    private static bool IsVictron(CanFrame frame) =>
        frame.Length >= 7 && frame.Data[4] == 'V' && frame.Data[5] == 'I' && frame.Data[6] == 'C';
}
