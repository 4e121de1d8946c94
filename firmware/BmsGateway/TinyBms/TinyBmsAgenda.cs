// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;

namespace BmsGateway.TinyBms;

/// <summary>What the driver asks next: samples first, then commands, then what else is due.</summary>
public sealed class TinyBmsAgenda
{
    private readonly TinyBmsSchedule _schedule;
    private readonly TinyBmsControlQueue _controls;
    private int _settingsWanted;

    /// <summary>Makes an agenda.</summary>
    public TinyBmsAgenda(TinyBmsSchedule schedule, TinyBmsControlQueue controls)
    {
        _schedule = schedule;
        _controls = controls;
    }

    /// <summary>Somebody has written settings: they are read again at the next chance. Any thread.</summary>
    public void ReadSettingsSoon() => Interlocked.Exchange(ref _settingsWanted, 1);

    /// <summary>The next request; when nothing is due, the live block with the time at which it is.</summary>
    public TinyBmsBlock Next(long nowMilliseconds)
    {
        if (Interlocked.CompareExchange(ref _settingsWanted, 0, 1) == 1)
        {
            _schedule.Settings.DueAtMilliseconds = nowMilliseconds;
        }

        bool isLiveDue = _schedule.Live.DueAtMilliseconds <= nowMilliseconds;
        TinyBmsBlock? control = isLiveDue || !_controls.HasWaiting ? null : _controls.Take();
        if (control != null)
        {
            control.DueAtMilliseconds = nowMilliseconds;
            return control;
        }

        return _schedule.Next(nowMilliseconds) ?? _schedule.Live;
    }
}
