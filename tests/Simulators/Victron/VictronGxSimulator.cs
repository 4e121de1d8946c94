// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Simulators.Can;

namespace BmsGateway.Simulators.Victron;

/// <summary>
/// A Victron GX device on the CAN bus, as a battery sees it: decodes the battery's frames, forgets them after a
/// time-out, notices offences, and sends its keepalive. Time is given with each call, so that days can pass in seconds.
/// Every member locks.
/// </summary>
public sealed class VictronGxSimulator
{
    private const uint LimitsId = 0x351;
    private const int StartGraceMilliseconds = 1000;

    // No 0x351 for 3 s: the GX stops charging and discharging (Victron CAN-bus BMS protocol, 2021).
    private const int LimitsTimeoutMilliseconds = 3000;

    // Not published. Real batteries send measurements every 1 s and identity up to every 60 s; values must survive
    // that.
    private const int MeasurementTimeoutMilliseconds = 10_000;
    private const int DetailTimeoutMilliseconds = 150_000;

    private readonly object _lock = new object();
    private readonly SortedDictionary<uint, CanFrame> _alive = new SortedDictionary<uint, CanFrame>();
    private readonly Dictionary<uint, FrameStatistics> _statistics = new Dictionary<uint, FrameStatistics>();
    private readonly Dictionary<uint, int> _timeouts = new Dictionary<uint, int>();
    private readonly long[] _offences = new long[Enum.GetValues<GxOffence>().Length];
    private readonly GxTransmitter _transmitter = new GxTransmitter();
    private long _now;
    private long _sessionStart = -1;
    private long _nothingOldBefore;
    private bool _started;

    /// <summary>
    /// False while the device is off: it hears and says nothing. Switching it on forgets what it knew.
    /// </summary>
    public bool IsOn { get; private set; } = true;

    /// <summary>
    /// True when 0x306 is sent too, as seen once a battery is present (dfch/BydCanProtocol). Default false.
    /// </summary>
    public bool SendsPresenceFrame { get; set; }

    /// <summary>What is known about the battery. Replaced by a new object when something is forgotten.</summary>
    public GxBattery Battery { get; private set; } = new GxBattery();

    /// <summary>True from the first valid 0x351 until it times out.</summary>
    public bool BatteryPresent => _started;

    /// <summary>True when a battery was there and its 0x351 has timed out: an alarm on a real device.</summary>
    public bool BatteryLost { get; private set; }

    /// <summary>How often a battery was lost.</summary>
    public int Losses { get; private set; }

    /// <summary>Sum of all offences.</summary>
    public long TotalOffences
    {
        get
        {
            lock (_lock)
            {
                long sum = 0;
                Array.ForEach(_offences, count => sum += count);
                return sum;
            }
        }
    }

    /// <summary>Identifiers seen so far.</summary>
    /// <returns>A copy, in no order.</returns>
    public uint[] SeenIds()
    {
        lock (_lock)
        {
            var ids = new uint[_statistics.Count];
            _statistics.Keys.CopyTo(ids, 0);
            return ids;
        }
    }

    /// <summary>When frames of an identifier came.</summary>
    /// <param name="id">11-bit identifier.</param>
    /// <returns>The statistics, with count 0 when none came.</returns>
    public FrameStatistics Statistics(uint id)
    {
        lock (_lock)
        {
            return _statistics.TryGetValue(id, out FrameStatistics? found) ? found : new FrameStatistics();
        }
    }

    /// <summary>How often the battery has committed an offence.</summary>
    /// <param name="offence">Kind.</param>
    /// <returns>Number of frames.</returns>
    public long Offences(GxOffence offence)
    {
        lock (_lock)
        {
            return _offences[(int)offence];
        }
    }

    /// <summary>
    /// Changes after which time a frame is forgotten. Defaults: 0x351 3 s, 0x355, 0x356 and 0x35A 10 s, others 150 s.
    /// </summary>
    /// <param name="id">Identifier.</param>
    /// <param name="milliseconds">Time-out.</param>
    public void SetTimeout(uint id, int milliseconds)
    {
        lock (_lock)
        {
            _timeouts[id] = milliseconds;
            _nothingOldBefore = 0;
        }
    }

    /// <summary>Takes a frame from the bus.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="timeMilliseconds">Monotonic time.</param>
    public void Receive(CanFrame frame, long timeMilliseconds)
    {
        lock (_lock)
        {
            Advance(timeMilliseconds);
            if (IsOn)
            {
                Accept(frame);
            }
        }
    }

    /// <summary>Takes a data frame with an 11-bit identifier from the bus.</summary>
    /// <param name="id">Identifier.</param>
    /// <param name="data">Bytes; copied.</param>
    /// <param name="length">Number of bytes, 0 to 8.</param>
    /// <param name="timeMilliseconds">Monotonic time.</param>
    public void Receive(uint id, byte[] data, int length, long timeMilliseconds)
    {
        Receive(new CanFrame(id, data, length), timeMilliseconds);
    }

    /// <summary>Lets time pass: old frames are forgotten and the frames of the GX become due.</summary>
    /// <param name="timeMilliseconds">Monotonic time; an earlier one than before is ignored.</param>
    public void Advance(long timeMilliseconds)
    {
        lock (_lock)
        {
            _now = Math.Max(_now, timeMilliseconds);
            ForgetOldFrames();
            if (IsOn)
            {
                _transmitter.Step(_now, SendsPresenceFrame && _started);
            }
        }
    }

    /// <summary>Hands out a frame that the GX sends. Call until it returns null.</summary>
    /// <param name="timeMilliseconds">Monotonic time.</param>
    /// <returns>The frame, or null when none is due.</returns>
    public CanFrame? Transmit(long timeMilliseconds)
    {
        lock (_lock)
        {
            Advance(timeMilliseconds);
            return _transmitter.Take();
        }
    }

    /// <summary>Switches the device on or off, as a reboot does.</summary>
    /// <param name="on">True for on.</param>
    public void Switch(bool on)
    {
        lock (_lock)
        {
            IsOn = on;
            _transmitter.Reset(_now);
            _alive.Clear();
            Battery = new GxBattery();
            BatteryLost = false;
            _started = false;
            _sessionStart = -1;
        }
    }

    private void Accept(CanFrame frame)
    {
        if (frame.IsExtended)
        {
            _offences[(int)GxOffence.ExtendedId]++;
            return;
        }

        if (!_statistics.TryGetValue(frame.Id, out FrameStatistics? statistics))
        {
            statistics = new FrameStatistics();
            _statistics.Add(frame.Id, statistics);
        }

        statistics.Add(_now);
        if (frame.Id == GxTransmitter.KeepaliveId || frame.Id == GxTransmitter.IdentificationId)
        {
            _offences[(int)GxOffence.GxIdUsed]++;
            return;
        }

        int shortest = GxDecoder.ShortestLength(frame.Id);
        if (frame.IsRemote || frame.Length < shortest)
        {
            _offences[(int)GxOffence.Malformed]++;
        }
        else if (shortest > 0)
        {
            AcceptBatteryFrame(frame);
        }
    }

    private void AcceptBatteryFrame(CanFrame frame)
    {
        GxDecoder.Decode(Battery, frame.Id, frame.Data, frame.Length);
        _alive[frame.Id] = frame;
        _nothingOldBefore = Math.Min(_nothingOldBefore, _now + Timeout(frame.Id));
        if (_sessionStart < 0)
        {
            _sessionStart = _now;
        }

        if (frame.Id == LimitsId && Battery.ChargeVoltageLimitDecivolts > 0)
        {
            _started = true;
            BatteryLost = false;
        }
        else if (frame.Id == LimitsId)
        {
            _offences[(int)GxOffence.ZeroChargeVoltage]++;
        }

        if (!_started && _now - _sessionStart > StartGraceMilliseconds)
        {
            _offences[(int)GxOffence.NoValidStart]++;
        }
    }

    private void ForgetOldFrames()
    {
        // Called with every frame; most calls have nothing to do.
        List<uint>? old = _now > _nothingOldBefore ? OldFrames() : null;
        if (old == null)
        {
            return;
        }

        old.ForEach(id => _alive.Remove(id));
        if (old.Contains(LimitsId) && _started)
        {
            // Without a BMS the battery service loses all of its values.
            _alive.Clear();
            _started = false;
            _sessionStart = -1;
            BatteryLost = true;
            Losses++;
        }

        Battery = new GxBattery();
        foreach (KeyValuePair<uint, CanFrame> pair in _alive)
        {
            GxDecoder.Decode(Battery, pair.Key, pair.Value.Data, pair.Value.Length);
        }
    }

    private List<uint>? OldFrames()
    {
        List<uint>? old = null;
        _nothingOldBefore = long.MaxValue;
        foreach (uint id in _alive.Keys)
        {
            long end = _statistics[id].LastMilliseconds + Timeout(id);
            if (_now > end)
            {
                (old ??= new List<uint>()).Add(id);
            }
            else
            {
                _nothingOldBefore = Math.Min(_nothingOldBefore, end);
            }
        }

        return old;
    }

    private int Timeout(uint id)
    {
        if (_timeouts.TryGetValue(id, out int milliseconds))
        {
            return milliseconds;
        }

        bool isMeasurement = id == 0x355 || id == 0x356 || id == 0x35A;
        return id == LimitsId ? LimitsTimeoutMilliseconds
            : isMeasurement ? MeasurementTimeoutMilliseconds : DetailTimeoutMilliseconds;
    }
}
