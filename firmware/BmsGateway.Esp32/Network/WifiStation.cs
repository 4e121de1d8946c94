// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using BmsGateway.Diagnostics;
using BmsGateway.Health;
using BmsGateway.Platform;
using nanoFramework.Networking;

namespace BmsGateway.Esp32.Network;

/// <summary>
/// Joins the configured wireless network, on a thread of its own. The platform keeps trying by itself once it has the
/// name and the password, so this class mostly watches; it hands them over again only at long intervals, because each
/// time they are written to flash.
/// </summary>
public sealed class WifiStation : ISupervisedService
{
    private const string Source = ServiceHealth.WifiName;
    private const int WatchMilliseconds = 5000;
    private const int ConnectMilliseconds = 20000;
    private const int StopMilliseconds = 2000;

    // Minutes without an address after which the settings are handed over again; the last one repeats.
    private static readonly int[] RetryMinutes = { 1, 5, 15, 60 };

    private readonly string _ssid;
    private readonly string _password;
    private readonly IClock _clock;
    private readonly ILog _log;
    private readonly ServiceThread _thread;
    private string _address = "";
    private bool _isApplied;
    private int _retry;
    private long _retryAt;

    /// <summary>Makes a station; it does nothing before <see cref="Start"/>.</summary>
    /// <param name="ssid">Name of the network; empty for none.</param>
    /// <param name="password">Its password; never logged.</param>
    /// <param name="clock">Monotonic time.</param>
    /// <param name="log">Takes a line for each change.</param>
    public WifiStation(string ssid, string password, IClock clock, ILog log)
    {
        _ssid = ssid;
        _password = password;
        _clock = clock;
        _log = log;
        _thread = new ServiceThread(Health, clock, Run);
    }

    /// <inheritdoc/>
    public ServiceHealth Health { get; } = new(Source, Gateway.Version);

    /// <summary>True while the board has an address in the network.</summary>
    public bool IsConnected => _address.Length > 0;

    /// <inheritdoc/>
    public void Start()
    {
        if (_ssid.Length == 0)
        {
            _log.Write(LogLevel.Warning, Source, "No network: wifi.ssid is empty. Control runs without it.");
            return;
        }

        _thread.Start();
    }

    /// <inheritdoc/>
    public void Stop() => _thread.Stop(StopMilliseconds);

    private void Run()
    {
        do
        {
            try
            {
                Watch();
            }
            catch (Exception exception)
            {
                _log.Write(LogLevel.Warning, Source, "The network interface failed: " + exception.Message);
            }
        }
        while (!_thread.WaitForStop(WatchMilliseconds));
    }

    private void Watch()
    {
        Health.Beat(_clock.MonotonicMilliseconds);
        if (!_isApplied)
        {
            // Also when the platform has joined a network by itself: it may be the one of an older configuration.
            _isApplied = true;
            Connect();
        }

        string address = ReadAddress();
        if (address != _address)
        {
            _address = address;
            NoteChange();
        }

        NoteHealth();
        if (_address.Length == 0 && _clock.MonotonicMilliseconds >= _retryAt)
        {
            Connect();
        }
    }

    private void NoteHealth()
    {
        if (IsConnected)
        {
            Health.NoteRecovered();
        }
        else
        {
            Health.NoteDegraded("The board has no address in the network.");
        }
    }

    private void NoteChange()
    {
        if (_address.Length == 0)
        {
            _log.Write(LogLevel.Warning, Source, "The network \"" + _ssid + "\" is lost; trying again.");
            ScheduleRetry();
            return;
        }

        _retry = 0;
        _log.Write(LogLevel.Information, Source, "Connected to \"" + _ssid + "\" as " + _address + ".");
        NetworkTime.Start(_log);
    }

    private void Connect()
    {
        ScheduleRetry();

        // The helper refuses a second use without this.
        WifiNetworkHelper.Reset();
        using var timeout = new CancellationTokenSource(ConnectMilliseconds);
        bool isConnected = WifiNetworkHelper.ConnectDhcp(
            _ssid, _password, WifiReconnectionKind.Automatic, false, 0, timeout.Token);
        if (!isConnected)
        {
            string minutes = ((_retryAt - _clock.MonotonicMilliseconds) / 60000).ToString();
            _log.Write(
                LogLevel.Warning,
                Source,
                "Not connected to \"" + _ssid + "\" yet (status " + ((int)WifiNetworkHelper.Status).ToString()
                + "): check name and password. The board keeps trying; the settings are applied again in "
                + minutes + " min.");
        }
    }

    private void ScheduleRetry()
    {
        _retryAt = _clock.MonotonicMilliseconds + RetryMinutes[_retry] * 60000L;
        _retry = _retry + 1 < RetryMinutes.Length ? _retry + 1 : _retry;
    }

    private static string ReadAddress()
    {
        NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
        for (int i = 0; i < interfaces.Length; i++)
        {
            NetworkInterface network = interfaces[i];
            if (network.NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
            {
                string address = network.IPv4Address;
                return address == "0.0.0.0" ? "" : address;
            }
        }

        return "";
    }
}
