// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Part of the last 100 requests that came through in both directions. A refusal of the command counts as through, a
/// refusal because of a wrong CRC does not. Allocates nothing after it was made.
/// </summary>
public sealed class TinyBmsLinkQuality
{
    /// <summary>Requests that are looked at.</summary>
    public const int Window = 100;

    private readonly BatteryLinkStatus _status;
    private readonly byte[] _results = new byte[Window];
    private int _next;
    private int _count;
    private int _good;

    /// <summary>Makes a counter that writes into <paramref name="status"/>.</summary>
    public TinyBmsLinkQuality(BatteryLinkStatus status) => _status = status;

    /// <summary>Notes the end of a request.</summary>
    public void Note(bool isGood)
    {
        if (_count == Window)
        {
            _good -= _results[_next];
        }
        else
        {
            _count++;
        }

        _results[_next] = (byte)(isGood ? 1 : 0);
        _good += _results[_next];
        _next = _next + 1 == Window ? 0 : _next + 1;
        _status.QualityPercent = _good * 100 / _count;
    }
}
