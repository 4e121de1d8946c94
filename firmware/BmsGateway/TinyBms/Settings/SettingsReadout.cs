// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Reads minimum, maximum, default and current value of all settings, request by request. A request without an answer
/// is repeated with the pauses of a sleeping BMS; all of it ends within
/// <see cref="SettingsTiming.ReadLimitMilliseconds"/>.
/// </summary>
public sealed class SettingsReadout
{
    private readonly SettingsRequest _request;
    private readonly TinyBmsSettings _target;
    private SettingsValueKind _kind;
    private long _beganAt;
    private int _repeats;

    /// <summary>Makes a reader that fills one object again and again.</summary>
    public SettingsReadout(ITinyBmsRegisterAccess access, TinyBmsSettings target)
    {
        _request = new SettingsRequest(access);
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
        _repeats = 0;
        Ask(now);
    }

    /// <summary>Gives up.</summary>
    public void Abandon()
    {
        _request.Abandon();
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
        else
        {
            Take(_request.Step(now), now);
        }
    }

    private void Take(RegisterAccessResult result, long now)
    {
        if (result == RegisterAccessResult.Ok)
        {
            TakeAnswer(now);
        }
        else if (result == RegisterAccessResult.Rejected)
        {
            Fail("The BMS refuses to tell its settings (command 0x1D).");
        }
        else if (result != RegisterAccessResult.Pending)
        {
            Repeat(now);
        }
    }

    private void TakeAnswer(long now)
    {
        _repeats = 0;
        IsBusy = _kind < SettingsValueKind.Current;
        if (IsBusy)
        {
            _kind++;
            Ask(now);
        }
    }

    private void Ask(long at) => _request.Read(_kind, _target.Of(_kind), at);

    private void Repeat(long now)
    {
        if (_repeats >= TinyBmsTiming.MaximumRepeats)
        {
            Fail("The BMS does not answer; the settings could not be read.");
            return;
        }

        Ask(now + TinyBmsTiming.RepeatPauseMilliseconds(_repeats++));
    }

    private void Fail(string error)
    {
        Abandon();
        Error = error;
    }
}
