// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>One request to the registers: waits for its time, is begun, polled, and given up when it does not end.</summary>
public sealed class SettingsRequest
{
    private readonly ITinyBmsRegisterAccess _access;
    private SettingsValueKind _kind;
    private ushort[]? _target;
    private long _beginAt;
    private bool _isOut;

    /// <summary>Makes it with all its memory.</summary>
    public SettingsRequest(ITinyBmsRegisterAccess access)
    {
        _access = access;
    }

    /// <summary>True when the request is or was a write.</summary>
    public bool IsWrite { get; private set; }

    /// <summary>Plans a reading.</summary>
    /// <param name="kind">Which value of each setting.</param>
    /// <param name="target">Takes the words.</param>
    /// <param name="at">Monotonic time at which it may begin, ms.</param>
    public void Read(SettingsValueKind kind, ushort[] target, long at)
    {
        _kind = kind;
        _target = target;
        _beginAt = at;
        _isOut = false;
        IsWrite = false;
    }

    /// <summary>Begins a write.</summary>
    /// <param name="address">Address of the first register.</param>
    /// <param name="count">1 or 2.</param>
    /// <param name="first">Word of the first register.</param>
    /// <param name="second">Word of the second.</param>
    /// <param name="now">Monotonic time, ms.</param>
    public void Write(int address, int count, ushort first, ushort second, long now)
    {
        _access.BeginWrite(address, count, first, second);
        _beginAt = now;
        _isOut = true;
        IsWrite = true;
    }

    /// <summary>Does what can be done without waiting.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    /// <returns>
    /// How it ended, once; <see cref="RegisterAccessResult.Pending"/> before. A request that does not end within
    /// <see cref="SettingsTiming.RequestLimitMilliseconds"/> counts as lost.
    /// </returns>
    public RegisterAccessResult Step(long now)
    {
        if (!_isOut)
        {
            Begin(now);
            return RegisterAccessResult.Pending;
        }

        RegisterAccessResult result = _access.Poll(now);
        if (result == RegisterAccessResult.Pending && now - _beginAt >= SettingsTiming.RequestLimitMilliseconds)
        {
            _access.Abandon();
            result = RegisterAccessResult.LinkLost;
        }

        _isOut = result == RegisterAccessResult.Pending;
        return result;
    }

    /// <summary>Gives it up.</summary>
    public void Abandon()
    {
        if (_isOut)
        {
            _access.Abandon();
        }

        _isOut = false;
        _target = null;
    }

    private void Begin(long now)
    {
        if (_target != null && now >= _beginAt)
        {
            _access.BeginRead(_kind, _target);
            _beginAt = now;
            _isOut = true;
        }
    }
}
