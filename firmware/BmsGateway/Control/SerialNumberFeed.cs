// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.Victron;

namespace BmsGateway.Control;

/// <summary>
/// Brings the serial number of the BMS into 0x380 and 0x381, with every sample: the identity may have been replaced by
/// new settings meanwhile. On the control thread; allocates only when the number has changed.
/// </summary>
public sealed class SerialNumberFeed
{
    // What the two frames hold. The end of a number tells two devices apart, its beginning may be that of a series.
    private const int SentDigits = 2 * VictronIdentity.FrameCharacters;

    private readonly IBatterySource _battery;
    private readonly VictronContext _victron;
    private string _serialNumber = "";
    private string _sent = "";

    /// <summary>Subscribes.</summary>
    public SerialNumberFeed(EventBus bus, IBatterySource battery, VictronContext victron)
    {
        _battery = battery;
        _victron = victron;
        bus.Subscribe(EventId.BatteryUpdated, "serial", Note);
    }

    private void Note(EventId id, object payload)
    {
        string serialNumber = _battery.SerialNumber;
        if (serialNumber != _serialNumber)
        {
            _serialNumber = serialNumber;
            int excess = serialNumber.Length - SentDigits;
            _sent = excess > 0 ? serialNumber.Substring(excess) : serialNumber;
        }

        _victron.Identity.SerialNumber = _sent;
    }
}
