// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>
/// Signs of life of one service. The service writes them, without locks and without allocations; the supervisor and the page read
/// them number by number.
/// </summary>
public sealed class ServiceHealth
{
    /// <summary>Heartbeat of a service that names none, ms.</summary>
    public const int DefaultHeartbeatMilliseconds = 30000;

    /// <summary>Name of the service of the wireless network, which only a device has.</summary>
    public const string WifiName = "wifi";

    private Phase _phase = Phase.Stopped;
    private long _beatAt;
    private string _degradedBy = "";

    /// <summary>Makes the health of a service that has not been started.</summary>
    /// <param name="name">Name of the service, one word.</param>
    /// <param name="version">Its version.</param>
    /// <param name="heartbeatMilliseconds">
    /// Longest time between two signs of life, ms; after twice that it counts as unhealthy. 0: it has no thread of its own and
    /// gives no signs.
    /// </param>
    public ServiceHealth(string name, string version, int heartbeatMilliseconds = DefaultHeartbeatMilliseconds)
    {
        Name = name;
        Version = version;
        HeartbeatMilliseconds = heartbeatMilliseconds;
    }

    private enum Phase
    {
        Stopped = 0,
        Starting = 1,
        Running = 2,
        Ended = 3,
    }

    /// <summary>Name of the service.</summary>
    public string Name { get; }

    /// <summary>Version of the service.</summary>
    public string Version { get; }

    /// <summary>Longest time between two signs of life, ms; 0 for a service that gives none.</summary>
    public int HeartbeatMilliseconds { get; }

    /// <summary>The newest failure, one sentence without secrets; stays after it is over. Empty when there was none.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>Times that the supervisor has started it again.</summary>
    public int RestartCount { get; private set; }

    /// <summary>True when its thread is gone because of a failure, so that it may be started again.</summary>
    public bool HasEnded => _phase == Phase.Ended;

    /// <summary>True while it is meant to work.</summary>
    public bool IsWanted => _phase != Phase.Stopped;

    /// <summary>The service is being started.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void NoteStarting(long nowMilliseconds)
    {
        _beatAt = nowMilliseconds;
        _degradedBy = "";
        _phase = Phase.Starting;
    }

    /// <summary>A sign of life, from the service's own thread.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void Beat(long nowMilliseconds)
    {
        _beatAt = nowMilliseconds;
        _phase = Phase.Running;
    }

    /// <summary>It works, but not wholly.</summary>
    /// <param name="reason">What is missing, one sentence without secrets.</param>
    public void NoteDegraded(string reason)
    {
        _degradedBy = reason;
        LastError = reason;
    }

    /// <summary>It works wholly again.</summary>
    public void NoteRecovered() => _degradedBy = "";

    /// <summary>Its thread ends because of a failure. The last thing that the thread does.</summary>
    /// <param name="error">What failed, without secrets.</param>
    public void NoteEnded(string error)
    {
        LastError = error;
        _phase = Phase.Ended;
    }

    /// <summary>It is switched off, or has stopped in order.</summary>
    public void NoteStopped() => _phase = Phase.Stopped;

    /// <summary>The supervisor starts it again.</summary>
    internal void NoteRestart() => RestartCount++;

    /// <summary>Time since the newest sign of life, ms; never negative.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public long AgeMilliseconds(long nowMilliseconds)
    {
        long age = nowMilliseconds - _beatAt;
        return age > 0 ? age : 0;
    }

    /// <summary>How it is at a time.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public ServiceState StateAt(long nowMilliseconds)
    {
        switch (_phase)
        {
            case Phase.Stopped:
                return ServiceState.Stopped;
            case Phase.Ended:
                return ServiceState.Unhealthy;
        }

        if (HeartbeatMilliseconds > 0 && AgeMilliseconds(nowMilliseconds) > 2L * HeartbeatMilliseconds)
        {
            return ServiceState.Unhealthy;
        }

        if (_phase == Phase.Starting && HeartbeatMilliseconds > 0)
        {
            return ServiceState.Starting;
        }

        return _degradedBy.Length > 0 ? ServiceState.Degraded : ServiceState.Healthy;
    }
}
