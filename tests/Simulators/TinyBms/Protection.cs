// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// One protection of the device: which events it raises, which switches it opens, and whether it is active.
/// </summary>
internal sealed class Protection
{
    private double _clearSeconds;

    public Protection(byte eventId, byte recoveryId, bool opensCharge, bool opensLoad, int countRegister)
    {
        EventId = eventId;
        RecoveryId = recoveryId;
        OpensCharge = opensCharge;
        OpensLoad = opensLoad;
        CountRegister = countRegister;
    }

    public byte EventId { get; }

    public byte RecoveryId { get; }

    public bool OpensCharge { get; }

    public bool OpensLoad { get; }

    /// <summary>Statistics register to count in, 0 for none.</summary>
    public int CountRegister { get; }

    /// <summary>Ids up to 0x30 are faults, the others warnings.</summary>
    public bool IsFault => EventId <= 0x30;

    public bool IsActive { get; private set; }

    /// <summary>True when the protection has just tripped.</summary>
    public bool Trip(bool condition)
    {
        if (IsActive || !condition)
        {
            return false;
        }

        IsActive = true;
        _clearSeconds = 0;
        return true;
    }

    /// <summary>
    /// True when the protection has just recovered: its cause was gone for the recovery time; a time of 0 never
    /// recovers.
    /// </summary>
    public bool Recover(bool causeGone, double stepSeconds, int recoverySeconds)
    {
        if (!IsActive)
        {
            return false;
        }

        _clearSeconds = causeGone ? _clearSeconds + stepSeconds : 0;
        if (!causeGone || recoverySeconds == 0 || _clearSeconds < recoverySeconds)
        {
            return false;
        }

        IsActive = false;
        return true;
    }

    /// <summary>Clears the state without an event, as a restart does.</summary>
    public void Reset()
    {
        IsActive = false;
    }
}
