// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>Takes the candump lines of an SLCAN station, each with the time at which its last character arrived.</summary>
public sealed class CanRecorder : TextWriter
{
    private readonly List<RecordedFrame> _frames = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.ASCII;

    /// <summary>Time of the recording, ms.</summary>
    public double NowMilliseconds => _clock.Elapsed.TotalMilliseconds;

    /// <summary>All frames so far.</summary>
    public RecordedFrame[] Frames
    {
        get
        {
            lock (_frames)
            {
                return _frames.ToArray();
            }
        }
    }

    /// <summary>A line "(seconds) can0 351#DATA".</summary>
    public override void WriteLine(string? value)
    {
        double now = NowMilliseconds;
        string[] parts = value!.Split(' ')[2].Split('#');
        lock (_frames)
        {
            _frames.Add(new RecordedFrame(parts[0], parts[1], now));
        }
    }

    /// <summary>Frames with an identifier, from a time on.</summary>
    public RecordedFrame[] Of(string id, double fromMilliseconds = 0) =>
        Frames.Where(f => f.Id == id && f.AtMilliseconds >= fromMilliseconds).ToArray();

    /// <summary>Data of the newest frame with an identifier; empty when there is none.</summary>
    public string Last(string id) => Of(id).LastOrDefault()?.Data ?? "";

    /// <summary>Times between neighbouring frames 0x351, ms, from a time on.</summary>
    public double[] Gaps(double fromMilliseconds)
    {
        RecordedFrame[] frames = Of("351", fromMilliseconds);
        return frames.Skip(1).Select((f, i) => f.AtMilliseconds - frames[i].AtMilliseconds).ToArray();
    }
}
