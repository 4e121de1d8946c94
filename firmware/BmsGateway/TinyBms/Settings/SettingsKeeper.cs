// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Diagnostics;
using BmsGateway.Health;
using BmsGateway.Platform;

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Keeps a copy of the last good settings in flash, on a thread of its own. The copy is taken after each write that
/// went through, and once when there is none yet: so a BMS that was replaced, or that somebody has reset, does not
/// replace the copy of the settings that were wanted.
/// </summary>
public sealed class SettingsKeeper : ISupervisedService
{
    /// <summary>Time between two attempts to store a copy that could not be stored, in steps of a second.</summary>
    public const int StepsUntilRetry = 60;

    private const int StepMilliseconds = 1000;
    private const int StopWaitMilliseconds = 2000;

    private readonly TinyBmsSettingsService _service;
    private readonly ISettingsCopyStore _store;
    private readonly ILog _log;
    private readonly IClock _clock;
    private readonly ServiceThread _thread;
    private bool _hasLoaded;
    private int _readCount;
    private int _writtenCount;
    private int _stepsToWait;

    /// <summary>Makes a keeper; it does nothing before <see cref="Start"/>.</summary>
    /// <param name="service">Reads and writes the settings of the BMS.</param>
    /// <param name="store">Where the copy lies.</param>
    /// <param name="log">Takes a line for each copy and each failure.</param>
    /// <param name="clock">Monotonic time.</param>
    public SettingsKeeper(TinyBmsSettingsService service, ISettingsCopyStore store, ILog log, IClock clock)
    {
        _clock = clock;
        Health = new ServiceHealth("bms_settings", Gateway.Version);
        _thread = new ServiceThread(Health, clock, Run);
        _service = service;
        _store = store;
        _log = log;
    }

    /// <inheritdoc/>
    public ServiceHealth Health { get; }

    /// <summary>The copy.</summary>
    public LastGoodSettings Copy { get; } = new();

    /// <inheritdoc/>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Stop() => _thread.Stop(StopWaitMilliseconds);

    /// <summary>Takes and stores what is new. The thread calls it once a second; tests call it themselves.</summary>
    public void Step()
    {
        Health.Beat(_clock.MonotonicMilliseconds);
        if (!_hasLoaded)
        {
            _hasLoaded = true;
            Copy.Load(_store);
        }

        TakeCopy();
        if (!Copy.IsDirty)
        {
            Health.NoteRecovered();
            return;
        }

        if (_stepsToWait > 0)
        {
            _stepsToWait--;
        }
        else if (Copy.Save(_store))
        {
            Health.NoteRecovered();
            Log(LogLevel.Information, "A copy of the settings is stored.");
        }
        else
        {
            _stepsToWait = StepsUntilRetry;
            Health.NoteDegraded("The copy of the settings cannot be stored.");
            Log(LogLevel.Warning, "The copy of the settings could not be stored; the older one is still there.");
        }
    }

    private void TakeCopy()
    {
        int readCount = _service.ReadCount;
        TinyBmsSettings? settings = _service.Settings;
        if (readCount == _readCount || settings == null)
        {
            return;
        }

        _readCount = readCount;
        int writtenCount = _service.WrittenCount;
        bool isWanted = writtenCount != _writtenCount || Copy.Text.Length == 0;
        _writtenCount = writtenCount;
        if (isWanted && !Copy.Remember(settings))
        {
            Log(LogLevel.Warning, "The settings of the BMS break a rule; no copy of them is kept.");
        }
    }

    private void Run()
    {
        do
        {
            try
            {
                Step();
            }
            catch (Exception exception)
            {
                Health.NoteDegraded(exception.Message);
                Log(LogLevel.Error, "Keeping a copy of the settings failed: " + exception.Message);
            }
        }
        while (!_thread.WaitForStop(StepMilliseconds));
    }

    private void Log(LogLevel level, string text) => _log.Write(level, TinyBmsSettingsService.LogSource, text);
}
