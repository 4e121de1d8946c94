// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.TinyBms;
using BmsGateway.Victron;

namespace BmsGateway.Control;

/// <summary>
/// Brings changed settings to the control path while it runs. What is handed over is replaced as a whole, so the control
/// thread needs no lock and sees the old or the new values. The charge settings are read with every sample and need nothing.
/// </summary>
public sealed class ControlSettings
{
    private readonly GatewaySettings _settings;
    private readonly TinyBmsDriver _battery;
    private readonly VictronContext _context;

    /// <summary>Names the parts that take settings.</summary>
    public ControlSettings(GatewaySettings settings, TinyBmsDriver battery, VictronContext context)
    {
        _settings = settings;
        _battery = battery;
        _context = context;
    }

    /// <summary>What the driver is told of the settings.</summary>
    public static TinyBmsDriverOptions DriverOptions(GatewaySettings settings) => new()
    {
        PollPeriodMilliseconds = settings.GetNumber(SettingId.BatteryPollPeriod),
        SleepAfterIdleMinutes = settings.GetNumber(SettingId.BatterySleepAfterIdle),
        IsRawViewEnabled = settings.GetFlag(SettingId.BatteryRawView),
    };

    /// <summary>The texts by which the battery introduces itself; serial number and version are not known yet.</summary>
    public static VictronIdentity Identity(GatewaySettings settings)
    {
        string manufacturer = settings.GetText(SettingId.VictronManufacturer);
        return new VictronIdentity(
            manufacturer,
            VictronIdentity.NameOf(manufacturer, settings.GetText(SettingId.VictronName)),
            settings.GetText(SettingId.VictronFamily));
    }

    /// <summary>Handler of <c>config.changed</c>; runs on the thread that has changed the settings.</summary>
    public void Note(EventId id, object payload)
    {
        var changes = (SettingChanges)payload;
        if (changes.ContainsGroup("bms"))
        {
            _battery.Apply(DriverOptions(_settings));
        }

        if (changes.ContainsGroup("victron"))
        {
            _context.Identity = Identity(_settings).WithNumbersOf(_context.Identity);
            _context.StateOfHealthWhenUnknownPercent = _settings.GetNumber(SettingId.VictronStateOfHealth);
        }
    }
}
