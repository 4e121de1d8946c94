// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Reads minimum, maximum, default and current value of all settings, request by request. A request without an answer
/// is repeated with the pauses of a sleeping BMS; all of it ends within <see cref="SettingsTiming.ReadLimitMilliseconds"/>.
/// </summary>
public sealed class SettingsReadout
{
    private readonly ITinyBmsRegisterAccess _access;
    private readonly TinyBmsSettings _target;
    private SettingsValueKind _kind;
    private long _beganAt;
    private long _requestedAt;
    private long _resumeAt;
    private int _repeats;
    private bool _isRequestOut;

    /// <summary>Makes a reader that fills one object again and again.</summary>
    public SettingsReadout(ITinyBmsRegisterAccess access, TinyBmsSettings target)
    {
        _access = access;
        _target = target;
    }

    /// <summary>True while it reads.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Why the last reading failed; empty when it did not.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Starts from the beginning.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    public void Begin(long now)
    {
        Error = "";
        IsBusy = true;
        _kind = SettingsValueKind.Minimum;
        _beganAt = now;
        _resumeAt = now;
        _repeats = 0;
        _isRequestOut = false;
    }

    /// <summary>Gives up.</summary>
    public void Abandon()
    {
        if (_isRequestOut)
        {
            _access.Abandon();
        }

        _isRequestOut = false;
        IsBusy = false;
    }

    /// <summary>Does what can be done without waiting.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    public void Step(long now)
    {
        if (!IsBusy)
        {
            return;
        }

        if (now - _beganAt >= SettingsTiming.ReadLimitMilliseconds)
        {
            Fail("The settings could not be read within "
                + (SettingsTiming.ReadLimitMilliseconds / 1000).ToString() + " s.");
        }
        else if (_isRequestOut)
        {
            Take(_access.Poll(now), now);
        }
        else if (now >= _resumeAt)
        {
            _access.BeginRead(_kind, _target.Of(_kind));
            _requestedAt = now;
            _isRequestOut = true;
        }
    }

    private void Take(RegisterAccessResult result, long now)
    {
        if (result == RegisterAccessResult.Pending)
        {
            if (now - _requestedAt >= SettingsTiming.RequestLimitMilliseconds)
            {
                _access.Abandon();
                Repeat(now);
            }

            return;
        }

        _isRequestOut = false;
        if (result == RegisterAccessResult.Ok)
        {
            _repeats = 0;
            _kind++;
            IsBusy = _kind <= SettingsValueKind.Current;
        }
        else if (result == RegisterAccessResult.Rejected)
        {
            Fail("The BMS refuses to tell its settings (command 0x1D).");
        }
        else
        {
            Repeat(now);
        }
    }

    private void Repeat(long now)
    {
        _isRequestOut = false;
        if (_repeats >= TinyBmsTiming.MaximumRepeats)
        {
            Fail("The BMS does not answer; the settings could not be read.");
            return;
        }

        _resumeAt = now + TinyBmsTiming.RepeatPauseMilliseconds(_repeats++);
    }

    private void Fail(string error)
    {
        Abandon();
        Error = error;
    }
}
