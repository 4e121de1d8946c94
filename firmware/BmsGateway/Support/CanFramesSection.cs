// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Support;

/// <summary>The newest CAN frames, oldest first.</summary>
public sealed class CanFramesSection : ISupportSection
{
    private const string Digits = "0123456789ABCDEF";

    private readonly CanFrameLog _frames;
    private readonly CanFrame _frame = new();

    /// <summary>Makes the part.</summary>
    public CanFramesSection(CanFrameLog frames)
    {
        _frames = frames;
    }

    /// <inheritdoc/>
    public string Name => "can_frames";

    /// <inheritdoc/>
    public void Write(JsonWriter json)
    {
        int end = _frames.Count;
        int first = end > CanFrameLog.Capacity ? end - CanFrameLog.Capacity : 0;
        json.BeginObject();
        json.BeginArray("frames");
        for (int number = first; number < end; number++)
        {
            if (_frames.TryRead(number, _frame, out long time, out bool isSent))
            {
                json.BeginObject();
                json.WriteNumber("t", time);
                json.WriteString("dir", isSent ? "tx" : "rx");
                json.WriteString("id", _frame.Id.ToString("X3"));
                json.WriteString("hex", HexOf(_frame));
                json.EndObject();
            }
        }

        json.EndArray();
        json.EndObject();
    }

    private static string HexOf(CanFrame frame)
    {
        char[] text = new char[2 * frame.Length];
        for (int i = 0; i < frame.Length; i++)
        {
            text[2 * i] = Digits[frame.Data[i] >> 4];
            text[(2 * i) + 1] = Digits[frame.Data[i] & 15];
        }

        return new string(text);
    }
}
