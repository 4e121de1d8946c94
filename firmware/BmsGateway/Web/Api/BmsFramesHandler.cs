// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;
using BmsGateway.TinyBms;

namespace BmsGateway.Web.Api;

/// <summary>
/// GET /api/v1/bms/frames: what went over the line to the BMS last, the oldest first; empty while bms.raw_view is off.
/// </summary>
public sealed class BmsFramesHandler : IRouteHandler
{
    /// <summary>Room that the answer is fitted into: the oldest frames are left out.</summary>
    public const int MaximumLength = 20 * 1024;

    // Beside the two digits of each byte: names, time and description.
    private const int FrameOverhead = 160;
    private const string Digits = "0123456789ABCDEF";

    private readonly TinyBmsRawView _view;
    private readonly TinyBmsRawFrame _frame = new();
    private readonly char[] _hex = new char[2 * TinyBmsRawFrame.Capacity];

    /// <summary>Makes a handler.</summary>
    public BmsFramesHandler(TinyBmsRawView view) => _view = view;

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        int end = _view.PublishedCount;
        answer.BeginObject();
        answer.WriteBoolean("enabled", _view.IsEnabled);
        answer.WriteNumber("dropped", _view.DroppedCount);
        answer.BeginArray("frames");
        for (int number = FirstThatFits(end); number < end; number++)
        {
            if (_view.TryCopyFrame(number, _frame))
            {
                WriteFrame(answer);
            }
        }

        answer.EndArray();
        answer.EndObject();
        return 200;
    }

    private int FirstThatFits(int end)
    {
        int room = MaximumLength - (4 * FrameOverhead);
        int first = end;
        while (first > 0 && end - first < TinyBmsRawView.KeptFrames && _view.TryCopyFrame(first - 1, _frame))
        {
            room -= (2 * _frame.Length) + FrameOverhead;
            if (room < 0)
            {
                return first;
            }

            first--;
        }

        return first;
    }

    private void WriteFrame(JsonWriter answer)
    {
        for (int i = 0; i < _frame.Length; i++)
        {
            _hex[2 * i] = Digits[_frame.Bytes[i] >> 4];
            _hex[(2 * i) + 1] = Digits[_frame.Bytes[i] & 15];
        }

        answer.BeginObject();
        answer.WriteNumber("t", _frame.TimeMilliseconds);
        answer.WriteString("dir", _frame.Direction == TinyBmsRawDirection.Sent ? "tx" : "rx");
        answer.WriteString("hex", new string(_hex, 0, 2 * _frame.Length));
        answer.WriteString("text", _frame.Describe());
        answer.EndObject();
    }
}
