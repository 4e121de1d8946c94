// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Can;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Esp32.Boards;
using BmsGateway.Esp32.Files;
using BmsGateway.Esp32.Json;
using BmsGateway.Esp32.Network;
using BmsGateway.Network;
using BmsGateway.Platform;
using BmsGateway.Storage;
using nanoFramework.Runtime.Native;

namespace BmsGateway.Esp32.Hosting;

/// <summary>
/// The main program of every image: reads the board file and the settings, starts control, then the network. Nothing of
/// the network can hold control up or stop it.
/// </summary>
public sealed class GatewayHost
{
    private const string Source = "host";
    private const int WatchMilliseconds = 10000;
    private const int RepeatErrorMilliseconds = 30000;

    // The system clock of the platform starts again at 0 after 497 days (32-bit counter of 10 ms), and every wait that
    // is under way then would never end. A planned restart takes a few seconds.
    private const long RestartAfterMilliseconds = 400L * 24 * 3600 * 1000;

    private readonly IGatewayImage _image;
    private readonly DebugLog _log = new();
    private readonly Esp32Clock _clock = new();
    private readonly MeteredFileStore _files = new(new FlashFileStore());
    private readonly NanoJsonParser _json = new();
    private string _canError = "";
    private bool _hasAccessPoint;
    private bool _isServing;

    private GatewayHost(IGatewayImage image)
    {
        _image = image;
    }

    /// <summary>Runs the gateway; never returns.</summary>
    public static void Run(IGatewayImage image)
    {
        var host = new GatewayHost(image);
        try
        {
            host.Start();
        }
        catch (Exception exception)
        {
            host.StayOff("The gateway could not start: " + exception.Message);
        }
    }

    private void Start()
    {
        _log.Write(LogLevel.Information, Source, "BMS gateway " + Gateway.Version);
        BoardSetup? setup = BoardReader.Read(
            _files, _json, _image.DefaultProfile, _image.Controller, out string error);
        if (setup == null)
        {
            // Driving pins on a guess could damage the board or the BMS.
            StayOff(error);
            return;
        }

        var pins = new BoardPins(setup);
        pins.Start();
        var store = new ConfigurationStore(_files, _log);
        store.Load();
        PrepareAccessPoint(store.Settings);
        int bitRate = CanBitRate.At(store.Settings.GetNumber(SettingId.CanBitRate));
        ICanBus canBus = _image.CreateCanBus(setup, bitRate, _clock);
        var gateway = new Gateway(new Esp32Platform(setup, canBus, _files, _json, _clock, _log), store);
        gateway.StartControl();
        pins.ShowRunning();
        _log.Write(LogLevel.Information, Source, "Control runs on " + setup.Profile.Name + " with " + canBus.Name);
        ServeNetwork(gateway, store.Settings);
    }

    // Before control: the restart that a change needs would interrupt the CAN frames later.
    private void PrepareAccessPoint(GatewaySettings settings)
    {
        AccessPointPlan plan = AccessPointPlan.From(settings);
        _hasAccessPoint = plan.IsOn;
        if (AccessPointSetup.Apply(plan, new AccessPoint(), _files, _log))
        {
            Power.RebootDevice(RebootOption.NormalReboot);
        }
    }

    private void ServeNetwork(Gateway gateway, GatewaySettings settings)
    {
        var wifi = new WifiStation(
            settings.GetText(SettingId.WifiSsid), settings.GetText(SettingId.WifiPassword), _clock, _log);
        gateway.Supervisor.Add(wifi);
        wifi.Start();
        while (true)
        {
            try
            {
                WatchCan();
                WatchNetwork(gateway, wifi);
            }
            catch (Exception exception)
            {
                _log.Write(LogLevel.Warning, Source, "The watch over CAN and network failed: " + exception.Message);
            }

            if (_clock.MonotonicMilliseconds > RestartAfterMilliseconds)
            {
                gateway.Restart("Planned, after 400 days.");
            }

            Thread.Sleep(WatchMilliseconds);
        }
    }

    // The control thread only reports changes of the bus; a controller that never opens has none.
    private void WatchCan()
    {
        string error = _image.CanError;
        if (error != _canError && error.Length > 0)
        {
            _log.Write(LogLevel.Error, "can", error);
        }

        _canError = error;
    }

    private void WatchNetwork(Gateway gateway, WifiStation wifi)
    {
        if (_isServing || (!wifi.IsConnected && !_hasAccessPoint))
        {
            return;
        }

        _isServing = gateway.TryStartNetwork(out string error);
        if (!_isServing)
        {
            _log.Write(LogLevel.Warning, Source, error);
        }
    }

    // The GX hears nothing then and stops charging by itself; the reason is repeated for whoever connects a terminal.
    private void StayOff(string reason)
    {
        while (true)
        {
            _log.Write(LogLevel.Error, Source, reason);
            Thread.Sleep(RepeatErrorMilliseconds);
        }
    }
}
