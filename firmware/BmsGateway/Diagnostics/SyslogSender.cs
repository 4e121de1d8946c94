// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Health;
using BmsGateway.Platform;

namespace BmsGateway.Diagnostics;

/// <summary>
/// Sends the log to a syslog server (RFC 5424 over UDP), at most 10 lines a second. UDP promises nothing: a lost line is lost, and the
/// number in each line shows it. Set while it runs.
/// </summary>
public sealed class SyslogSender : ISupervisedService
{
    /// <summary>Most lines in one turn.</summary>
    public const int LinesPerTurn = 10;

    private const string Source = "syslog";
    private const int TickMilliseconds = 1000;
    private const int StopMilliseconds = 2000;

    // After a failure the name is not looked up again at once: on a device the look-up holds up all threads.
    private const int RetryMilliseconds = 30000;

    private readonly IDatagramSender _network;
    private readonly GatewaySettings _settings;
    private readonly IClock _clock;
    private readonly LogCursor _cursor;
    private readonly ServiceThread _thread;
    private readonly LogEntry _entry = new();
    private readonly byte[] _message = new byte[SyslogFormat.MaximumLength];
    private readonly int _bootNumber;
    private long _dueAt;

    /// <summary>Makes the service.</summary>
    /// <param name="ring">Where the lines come from; they hold no secrets any more.</param>
    /// <param name="network">Sends the datagrams.</param>
    /// <param name="settings">Reads log.syslog_… and device.id.</param>
    /// <param name="clock">Monotonic time.</param>
    /// <param name="bootNumber">Number of this start.</param>
    public SyslogSender(LogRing ring, IDatagramSender network, GatewaySettings settings, IClock clock, int bootNumber)
    {
        _network = network;
        _settings = settings;
        _clock = clock;
        _bootNumber = bootNumber;
        _cursor = new LogCursor(ring);
        Health = new ServiceHealth(Source, Gateway.Version);
        _thread = new ServiceThread(Health, clock, Run);
    }

    /// <inheritdoc/>
    public ServiceHealth Health { get; }

    /// <summary>Lines handed to the network.</summary>
    public int SentCount { get; private set; }

    /// <inheritdoc/>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Stop() => _thread.Stop(StopMilliseconds);

    /// <summary>Sends what waits. The thread calls it once a second; tests call it themselves.</summary>
    public void Step()
    {
        long now = _clock.MonotonicMilliseconds;
        Health.Beat(now);
        string host = _settings.GetText(SettingId.SyslogHost);
        if (host.Length == 0 || now < _dueAt)
        {
            return;
        }

        LogLevel minimum = (LogLevel)_settings.GetNumber(SettingId.SyslogLevel);
        string name = "bms-gateway-" + _settings.GetText(SettingId.DeviceId);
        for (int i = 0; i < LinesPerTurn && _cursor.TryTake(minimum, _entry); i++)
        {
            int length = SyslogFormat.Write(_entry, name, _bootNumber, _message);
            if (!_network.TrySend(host, _settings.GetNumber(SettingId.SyslogPort), _message, length, out string error))
            {
                _cursor.GiveBack();
                _dueAt = now + RetryMilliseconds;
                Health.NoteDegraded("Syslog to " + host + ": " + error);
                return;
            }

            SentCount++;
            Health.NoteRecovered();
        }
    }

    private void Run()
    {
        while (!_thread.WaitForStop(TickMilliseconds))
        {
            Step();
        }
    }
}
