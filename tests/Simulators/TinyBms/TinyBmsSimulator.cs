// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Battery;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Scenarios;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// A TinyBMS s516 behind its serial port. Time comes from a clock or from <see cref="Advance"/>, so that hours can pass
/// in milliseconds. One host thread and one control thread may use it: every method locks; the objects behind <see
/// cref="Pack"/>, <see cref="Registers"/>, <see cref="Events"/> and <see cref="Faults"/> belong inside <see
/// cref="Control"/> while a host runs.
/// </summary>
public sealed class TinyBmsSimulator : IByteDevice
{
    // Load below which the device may sleep ("TinyBMS User Manual" Rev D).
    private const double IdleAmperesLowPower = 0.08;
    private const double IdleAmperesHighPower = 0.8;
    private const byte WakeCauseUart = 3;

    private readonly object _lock = new object();
    private readonly TinyBmsSimulatorOptions _options;
    private readonly Func<long>? _clock;
    private readonly BmsCore _core;
    private readonly SerialSide _serial;
    private readonly ScenarioPlayer _player;
    private long _now;
    private readonly long _tickMicroseconds;
    private long _nextTick;
    private long _lastTraffic;
    private long _awakeAt;
    private long _restartUntil;

    /// <summary>Builds a device and carries out what its scenario says for time 0.</summary>
    /// <param name="options">Profile or scenario, seed, timing, clock.</param>
    public TinyBmsSimulator(TinyBmsSimulatorOptions options)
    {
        _options = options;
        _clock = options.ClockMicroseconds;
        _tickMicroseconds = options.RefreshMilliseconds * 1000L;
        _nextTick = _tickMicroseconds;
        _core = new BmsCore(options.Scenario?.Profile ?? options.Profile, options.Seed);
        _core.Balancer.BitsFollowRegisters = options.BalancingBitsFollowRegisters;
        Faults = new LinkFaults(options.Seed);
        _serial = new SerialSide(options, _core, Faults, Counters);
        _player = new ScenarioPlayer(options.Scenario);
        _player.Step(this, 0);
        _core.Step(0);
    }

    /// <summary>Faults of the link.</summary>
    public LinkFaults Faults { get; }

    /// <summary>The battery.</summary>
    public PackModel Pack => _core.Pack;

    /// <summary>Errors of the readings.</summary>
    public MeterErrors Meters => _core.Meters;

    /// <summary>The words of the device. Live values are overwritten every 100 ms unless frozen.</summary>
    public RegisterFile Registers => _core.Registers;

    /// <summary>Event records.</summary>
    public EventRing Events => _core.Events;

    /// <summary>What has been received and answered.</summary>
    public TinyBmsCounters Counters { get; } = new TinyBmsCounters();

    /// <summary>Kind of device.</summary>
    public TinyBmsProfile Profile => _core.Profile;

    /// <summary>False when the device must not fall asleep by itself. Default true.</summary>
    public bool SleepAllowed { get; set; } = true;

    /// <summary>True while the device sleeps; the next bytes wake it and are lost.</summary>
    public bool IsAsleep { get; private set; }

    /// <summary>True when registers keep their values: no model, no protections, no lifetime.</summary>
    public bool IsFrozen => _core.Frozen;

    /// <summary>True while the charge path is closed.</summary>
    public bool ChargeSwitchClosed => _core.ChargeSwitchClosed;

    /// <summary>True while the load path is closed.</summary>
    public bool LoadSwitchClosed => _core.LoadSwitchClosed;

    /// <summary>Simulated time since the start in microseconds.</summary>
    public long NowMicroseconds => _now;

    /// <summary>Lets milliseconds pass, as <see cref="AdvanceMicroseconds"/> does.</summary>
    /// <param name="milliseconds">0 or more.</param>
    public void Advance(int milliseconds)
    {
        AdvanceMicroseconds(milliseconds * 1000L);
    }

    /// <summary>Lets time pass. Only without a clock.</summary>
    /// <param name="microseconds">0 or more.</param>
    /// <exception cref="InvalidOperationException">The simulator has a clock of its own.</exception>
    public void AdvanceMicroseconds(long microseconds)
    {
        if (_clock != null)
        {
            throw new InvalidOperationException("this simulator follows its clock and cannot be stepped");
        }

        lock (_lock)
        {
            AdvanceTo(_now + microseconds);
        }
    }

    /// <summary>Changes or reads several things without the host seeing a state between them.</summary>
    /// <param name="action">What to do; called before this method returns.</param>
    public void Control(Action<TinyBmsSimulator> action)
    {
        lock (_lock)
        {
            Synchronize();
            action(this);
        }
    }

    /// <inheritdoc/>
    public void Receive(byte[] data, int count)
    {
        lock (_lock)
        {
            Synchronize();
            Counters.BytesReceived += count;
            if (count <= 0 || Faults.Silent || _restartUntil > 0)
            {
                return;
            }

            _lastTraffic = _now;
            if (IsAsleep)
            {
                Wake();
            }
            else if (_now >= _awakeAt)
            {
                _serial.Accept(data, count, _now);
                if (_core.RestartRequested)
                {
                    BeginRestart(_serial.Line.FreeAt);
                }
            }
        }
    }

    /// <inheritdoc/>
    public int Take(byte[] buffer, int offset, int count)
    {
        lock (_lock)
        {
            Synchronize();
            if (Faults.Silent)
            {
                _serial.Line.Clear(_now);
            }

            return _serial.Line.Queue.Take(_now, buffer, offset, count);
        }
    }

    /// <inheritdoc/>
    public long MicrosecondsUntilOutput()
    {
        lock (_lock)
        {
            Synchronize();
            return _serial.Line.Queue.MicrosecondsUntilPiece(_now);
        }
    }

    /// <summary>Sets the state of charge of all cells and the device's count, in %.</summary>
    public void SetSoc(double percent) => Locked(() => _core.SetSoc(percent));

    /// <summary>Sets the device's count of the state of charge in %; the cells stay as they are, as after a drift.</summary>
    public void SetCountedSoc(double percent) => Locked(() => _core.PresetSoc(percent));

    /// <summary>Adds an event record with the present lifetime as its time.</summary>
    public void RaiseEvent(byte eventId) => Locked(() => _core.Raise(eventId));

    /// <summary>Lets register 50 show a value whatever the pack does; null shows the real status again.</summary>
    public void ForceStatus(ushort? status)
    {
        lock (_lock)
        {
            _core.ForcedStatus = status;
            if (status.HasValue)
            {
                _core.Registers[50] = status.Value;
            }
        }
    }

    /// <summary>Measures now instead of at the next 100 ms.</summary>
    public void Refresh() => Locked(() => _core.Step(0));

    /// <summary>Stops the model, so that registers keep their values, or lets it go on.</summary>
    public void Freeze(bool on) => Locked(() => _core.Frozen = on);

    /// <summary>Connects or disconnects external temperature sensor 1 or 2; a disconnected one reads 0x8000.</summary>
    public void ConnectSensor(int number, bool connected) =>
        Locked(() => _core.SensorConnected[number - 1] = connected);

    /// <summary>Puts the device to sleep at once.</summary>
    public void Sleep()
    {
        lock (_lock)
        {
            IsAsleep = true;
            Counters.Sleeps++;
        }
    }

    /// <summary>Restarts the device as command 0x02 option 5 does.</summary>
    public void Restart() => Locked(() => BeginRestart(_now));

    private void Locked(Action action)
    {
        lock (_lock)
        {
            action();
        }
    }

    private void Synchronize()
    {
        if (_clock != null)
        {
            AdvanceTo(Math.Max(_now, _clock()));
        }
    }

    private void AdvanceTo(long target)
    {
        while (_nextTick <= target)
        {
            _now = _nextTick;
            _nextTick += _tickMicroseconds;
            Tick();
        }

        _now = target;
    }

    private void Tick()
    {
        if (_restartUntil > 0 && _now >= _restartUntil)
        {
            _restartUntil = 0;
            _lastTraffic = _now;
            _core.Boot();
        }

        _player.Step(this, _now / 1000);
        _core.Step(_tickMicroseconds / 1e6);
        _serial.Line.Step(_now);
        if (!IsAsleep && _restartUntil == 0)
        {
            _serial.Broadcast(_now);
            FallAsleepWhenIdle();
        }
    }

    private void FallAsleepWhenIdle()
    {
        bool highPower = (_core.Registers[501] & 0x100) != 0;
        double idle = highPower ? IdleAmperesHighPower : IdleAmperesLowPower;
        bool busy = Pack.ChargerConnected || Math.Abs(Pack.Amperes) >= idle;
        if (SleepAllowed && !busy && _now - _lastTraffic >= _options.SleepAfterMilliseconds * 1000L)
        {
            Sleep();
        }
    }

    private void Wake()
    {
        IsAsleep = false;
        _serial.ForgetRequest();
        _awakeAt = _options.Timing == TinyBmsTiming.Instant ? _now : _now + _options.WakeMicroseconds;
        if (!IsFrozen)
        {
            _core.Registers[114] = (ushort)((_core.Registers[114] & 0xFF) | (WakeCauseUart << 8));
        }
    }

    private void BeginRestart(long from)
    {
        Counters.Restarts++;
        _core.RestartRequested = false;
        _serial.ForgetRequest();
        IsAsleep = false;
        _restartUntil = Math.Max(1, from + (_options.RestartMilliseconds * 1000L));
    }
}
