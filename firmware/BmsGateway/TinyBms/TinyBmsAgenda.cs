// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.TinyBms;

/// <summary>What the driver asks next: samples first, then commands, settings, and what else is due.</summary>
public sealed class TinyBmsAgenda
{
    private readonly TinyBmsSchedule _schedule;
    private readonly TinyBmsControlQueue _controls;
    private readonly RegisterChannel _channel;
    private int _settingsWanted;
    private int _othersWanted;

    /// <summary>Makes an agenda.</summary>
    public TinyBmsAgenda(TinyBmsSchedule schedule, TinyBmsControlQueue controls, RegisterChannel channel)
    {
        _schedule = schedule;
        _controls = controls;
        _channel = channel;
    }

    /// <summary>True while settings are being written: a restart of the BMS in the middle of it has to wait.</summary>
    public bool HoldsCommands { get; set; }

    /// <summary>Somebody has written settings: they are read again at the next chance. Any thread.</summary>
    public void ReadSettingsSoon() => Interlocked.Exchange(ref _settingsWanted, 1);

    /// <summary>Somebody looks at the registers: all that is polled slowly is read at the next chance. Any thread.</summary>
    public void ReadAllSoon()
    {
        ReadSettingsSoon();
        Interlocked.Exchange(ref _othersWanted, 1);
    }

    /// <summary>The next request; when nothing is due, the live block with the time at which it is.</summary>
    public TinyBmsBlock Next(long nowMilliseconds)
    {
        TakeWishes(nowMilliseconds);
        if (_schedule.Live.DueAtMilliseconds <= nowMilliseconds)
        {
            return _schedule.Live;
        }

        TinyBmsBlock? special = _controls.HasWaiting && !HoldsCommands ? _controls.Take() : null;
        special ??= _channel.Take();
        if (special != null)
        {
            special.DueAtMilliseconds = nowMilliseconds;
            return special;
        }

        return _schedule.Next(nowMilliseconds) ?? _schedule.Live;
    }

    private void TakeWishes(long nowMilliseconds)
    {
        if (Interlocked.CompareExchange(ref _settingsWanted, 0, 1) == 1)
        {
            _schedule.Settings.DueAtMilliseconds = nowMilliseconds;
        }

        if (Interlocked.CompareExchange(ref _othersWanted, 0, 1) == 1)
        {
            _schedule.Statistics.DueAtMilliseconds = nowMilliseconds;
            _schedule.Version.DueAtMilliseconds = nowMilliseconds;
        }
    }
}
