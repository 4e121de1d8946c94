// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;

namespace BmsGateway.Battery;

/// <summary>
/// A new entry of the BMS's own log; payload of <c>battery.event</c>. The driver has a small ring of these objects and
/// uses each again later: code on the control thread reads it directly, every other thread takes a copy with
/// <see cref="TryCopyTo"/>.
/// </summary>
public sealed class BatteryEvent
{
    /// <summary>Number of the event since the gateway started, counting from 1.</summary>
    public int Sequence;

    /// <summary>Code that the BMS gives it, 1–255.</summary>
    public int Code;

    /// <summary>How much it matters.</summary>
    public BatteryEventLevel Level;

    /// <summary>Stable name ("over_voltage_cutoff"); "unknown_fault" and the like for other codes.</summary>
    public string Key = "";

    /// <summary>Meaning, one English sentence.</summary>
    public string Text = "";

    /// <summary>When it happened, in seconds of the BMS's lifetime counter.</summary>
    public long LifetimeSeconds = BatterySnapshot.Unknown;

    /// <summary>How long before it was read it happened, s, at least 0.</summary>
    public long AgeSeconds = BatterySnapshot.Unknown;

    /// <summary>Monotonic time at which the gateway read it, ms.</summary>
    public long ReadAtMilliseconds;

    // Odd while the driver writes; even and unchanged across a copy means that the copy is whole.
    private int _revision;

    /// <summary>Marks the event as being written. Only the driver that owns it calls this.</summary>
    public void BeginUpdate() => Interlocked.Increment(ref _revision);

    /// <summary>Marks the event as finished.</summary>
    public void EndUpdate() => Interlocked.Increment(ref _revision);

    /// <summary>Copies all values into an event that the caller owns.</summary>
    /// <returns>False when the driver wrote this object meanwhile: this event is lost to the caller.</returns>
    public bool TryCopyTo(BatteryEvent target)
    {
        int before = Interlocked.CompareExchange(ref _revision, 0, 0);
        if ((before & 1) != 0)
        {
            return false;
        }

        target.Sequence = Sequence;
        target.Code = Code;
        target.Level = Level;
        target.Key = Key;
        target.Text = Text;
        target.LifetimeSeconds = LifetimeSeconds;
        target.AgeSeconds = AgeSeconds;
        target.ReadAtMilliseconds = ReadAtMilliseconds;
        return Interlocked.CompareExchange(ref _revision, 0, 0) == before;
    }
}
