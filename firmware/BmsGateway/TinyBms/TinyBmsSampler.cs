// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Diagnostics;
using BmsGateway.Events;

namespace BmsGateway.TinyBms;

/// <summary>
/// Turns the answers into snapshots, thresholds and statistics, and publishes the samples that are plausible.
/// Allocates only when thresholds or versions have changed, or when it logs.
/// </summary>
public sealed class TinyBmsSampler
{
    /// <summary>Snapshots in the ring: a reader on another thread has this many polls of time to copy one.</summary>
    public const int RingSize = 8;

    /// <summary>Least time between two log lines about implausible samples, ms.</summary>
    public const int LogPeriodMilliseconds = 60000;

    private readonly BatterySnapshot[] _ring = new BatterySnapshot[RingSize];
    private readonly ushort[] _words = new ushort[TinyBmsProtocol.MaximumReadCount];
    private readonly TinyBmsSettingsDecoder _settingsDecoder = new();
    private readonly BatteryLinkStatus _link;
    private readonly TinyBmsEventLog _events;
    private readonly EventBus _bus;
    private readonly ILog _log;
    private int _next;
    private int _sequence;
    private bool _isNextBeingWritten;
    private BatteryProtection? _thresholds;
    private BatteryProtection _scratch = new();
    private bool _areThresholdsFresh;
    private bool _hasLogged;
    private bool _hasLoggedMismatch;
    private long _loggedAtMilliseconds;
    private int _hardware = -1;
    private int _firmware = -1;

    /// <summary>Makes a sampler with all its memory.</summary>
    public TinyBmsSampler(BatteryLinkStatus link, TinyBmsEventLog events, EventBus bus, ILog log)
    {
        _link = link;
        _events = events;
        _bus = bus;
        _log = log;
        for (int i = 0; i < RingSize; i++)
        {
            _ring[i] = new BatterySnapshot();
        }
    }

    /// <summary>
    /// What the BMS calls itself ("TinyBMS, hardware 2.1, firmware 242"); empty before the versions were read.
    /// </summary>
    public string Description { get; private set; } = "";

    /// <summary>Serial number (<see cref="TinyBmsSerialNumber"/>); empty while it is not known.</summary>
    public string SerialNumber { get; private set; } = "";

    /// <summary>The sample published last, or null before the first. Control thread only.</summary>
    public BatterySnapshot? Newest { get; private set; }

    /// <summary>Statistics that the BMS keeps.</summary>
    public TinyBmsStatistics Statistics { get; } = new();

    /// <summary>Registers as read last.</summary>
    public TinyBmsRegisterImage Registers { get; } = new();

    /// <summary>
    /// The line was lost: behind it may be another BMS when it comes back, so its thresholds and its serial number count
    /// as not read until they are read again.
    /// </summary>
    public void ForgetIdentity()
    {
        _areThresholdsFresh = false;
        SerialNumber = "";
    }

    /// <summary>Takes an answer to a read of the live block.</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of its first byte.</param>
    /// <param name="sampledAtMilliseconds">Monotonic time of the sample.</param>
    /// <returns>Why the sample was not published; <see cref="SampleFault.None"/> when it was.</returns>
    public SampleFault TakeLive(byte[] buffer, int offset, long sampledAtMilliseconds)
    {
        // Registers 16-31 are reserved.
        TinyBmsNumbers.Unpack(buffer, offset, _words, 0, TinyBmsPlausibility.MaximumCells);
        TinyBmsNumbers.Unpack(
            buffer, offset, _words, TinyBmsRegister.LifetimeCounter, TinyBmsRegister.DetectedCells + 1);
        Registers.Live.Store(_words, sampledAtMilliseconds);
        BatterySnapshot sample = _ring[_next];

        // A sample that turns out implausible stays marked as being written: a slow reader that still holds this
        // object must not get it.
        if (!_isNextBeingWritten)
        {
            sample.BeginUpdate();
            _isNextBeingWritten = true;
        }

        sample.Sequence = _sequence + 1;
        sample.SampledAtMilliseconds = sampledAtMilliseconds;
        SampleFault fault = TinyBmsLiveDecoder.Decode(_words, _areThresholdsFresh ? _thresholds : null, sample);
        if (fault != SampleFault.None)
        {
            Refuse(fault, sampledAtMilliseconds);
            return fault;
        }

        AddRecords(sample);
        sample.EndUpdate();
        Newest = sample;
        _isNextBeingWritten = false;
        _hasLoggedMismatch = false;
        _sequence++;
        _next = (_next + 1) % RingSize;
        _link.LastSampleAtMilliseconds = sampledAtMilliseconds;
        _bus.Publish(EventId.BatteryUpdated, sample);
        return SampleFault.None;
    }

    /// <summary>Takes an answer to a read of the settings.</summary>
    public void TakeSettings(byte[] buffer, int offset, TinyBmsBlock block, long nowMilliseconds)
    {
        TinyBmsNumbers.Unpack(buffer, offset, _words, 0, block.Count);
        Registers.Settings.Store(_words, nowMilliseconds);
        _settingsDecoder.Decode(_words, block.First, _scratch);
        if (_thresholds == null || !_thresholds.IsSameAs(_scratch))
        {
            _thresholds = _scratch;
            _scratch = new BatteryProtection();
        }

        _areThresholdsFresh = true;
    }

    /// <summary>Takes an answer to a read of the statistics.</summary>
    public void TakeStatistics(byte[] buffer, int offset, TinyBmsBlock block, long nowMilliseconds)
    {
        TinyBmsNumbers.Unpack(buffer, offset, _words, 0, block.Count);
        Registers.Statistics.Store(_words, nowMilliseconds);
        Statistics.Take(_words, block.First, nowMilliseconds);
    }

    /// <summary>Takes an answer to a read of the versions.</summary>
    public void TakeVersion(byte[] buffer, int offset, TinyBmsBlock block, long nowMilliseconds)
    {
        TinyBmsNumbers.Unpack(buffer, offset, _words, 0, block.Count);
        Registers.Version.Store(_words, nowMilliseconds);
        SerialNumber = TinyBmsSerialNumber.TextOf(_words, TinyBmsRegister.SerialNumber - block.First);
        int hardware = _words[TinyBmsRegister.HardwareVersion - block.First];
        int firmware = _words[TinyBmsRegister.InternalFirmware - block.First];
        if (hardware == _hardware && firmware == _firmware)
        {
            return;
        }

        _hardware = hardware;
        _firmware = firmware;
        Description = "TinyBMS, hardware " + (hardware & 0xFF).ToString() + "." + (hardware >> 8).ToString()
            + ", firmware " + firmware.ToString();
        _log.Write(LogLevel.Information, TinyBmsLinkReporter.LogSource, Description);
    }

    // What the live block does not hold. A fault is active only while the BMS says that there is one: its event may
    // have no end (Rev D, online status and events).
    private void AddRecords(BatterySnapshot sample)
    {
        sample.ChargingCount = Statistics.ChargingCount;
        sample.FullChargeCount = Statistics.FullChargeCount;
        sample.ColdestSeenDegrees = Statistics.LowestTemperatureDegrees;
        sample.HottestSeenDegrees = Statistics.HighestTemperatureDegrees;
        int fault = _events.FaultCode;
        sample.FaultCode = sample.State == BatteryState.Fault || fault == BatterySnapshot.Unknown ? fault : 0;
        sample.WarningCode = _events.WarningCode;
        sample.FaultCondition = ConditionOf(sample.FaultCode);
        sample.WarningCondition = ConditionOf(sample.WarningCode);
        sample.FaultText = TextOf(sample.FaultCode);
        sample.WarningText = TextOf(sample.WarningCode);
        sample.LinkQualityPercent = _link.QualityPercent;
    }

    private static string TextOf(int code) => code <= 0 ? "" : TinyBmsEventTable.Find(code).Text;

    private static int ConditionOf(int code)
    {
        int condition = code <= 0 ? TinyBmsEventDefinition.NoCondition : TinyBmsEventTable.Find(code).Condition;
        return condition == TinyBmsEventDefinition.NoCondition ? BatterySnapshot.Unknown : condition;
    }

    private void Refuse(SampleFault fault, long nowMilliseconds)
    {
        _link.ImplausibleCount++;
        bool isMismatch = fault == SampleFault.CellCountMismatch;
        bool isTooSoon = _hasLogged && nowMilliseconds - _loggedAtMilliseconds < LogPeriodMilliseconds;
        if (isTooSoon || (isMismatch && _hasLoggedMismatch))
        {
            return;
        }

        _hasLogged = true;
        _hasLoggedMismatch = isMismatch;
        _loggedAtMilliseconds = nowMilliseconds;
        _log.Write(
            LogLevel.Warning,
            TinyBmsLinkReporter.LogSource,
            "Samples are not used because " + TinyBmsPlausibility.TextOf(fault) + "; "
                + _link.ImplausibleCount.ToString() + " in all.");
    }
}
