// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// Part of a current that is allowed, over a measured value: straight lines between points, flat outside. Always
/// rounded down, so a reading never allows more than the line says.
/// </summary>
public sealed class LimitCurve
{
    /// <summary>The whole current, in 0.01 %.</summary>
    public const int Full = 10000;

    private readonly int[] _inputs;
    private readonly int[] _parts;

    /// <summary>Makes a curve.</summary>
    /// <param name="points">Pairs of input and part in 0.01 %; the inputs rise.</param>
    public LimitCurve(int[] points)
    {
        _inputs = new int[points.Length / 2];
        _parts = new int[points.Length / 2];
        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i] = points[2 * i];
            _parts[i] = points[(2 * i) + 1];
        }
    }

    /// <summary>Number of points.</summary>
    public int Count => _inputs.Length;

    /// <summary>Input of a point.</summary>
    public int InputAt(int index) => _inputs[index];

    /// <summary>Part at a point, 0.01 %.</summary>
    public int PartAt(int index) => _parts[index];

    /// <summary>Part at an input, 0–<see cref="Full"/>.</summary>
    public int At(int input)
    {
        int last = _inputs.Length - 1;
        if (input <= _inputs[0])
        {
            return _parts[0];
        }

        if (input >= _inputs[last])
        {
            return _parts[last];
        }

        int i = 1;
        while (input >= _inputs[i])
        {
            i++;
        }

        long width = _inputs[i] - _inputs[i - 1];
        long rise = _parts[i] - _parts[i - 1];
        return rise >= 0
            ? _parts[i - 1] + (int)((input - _inputs[i - 1]) * rise / width)
            : _parts[i] + (int)((_inputs[i] - input) * -rise / width);
    }

    /// <summary>The input nearest to the given one at which the whole current is allowed.</summary>
    public int NearestFull(int input)
    {
        int best = _inputs[0];
        long bestDistance = long.MaxValue;
        for (int i = 0; i < _inputs.Length; i++)
        {
            long distance = (long)input - _inputs[i];
            distance = distance < 0 ? -distance : distance;
            if (_parts[i] == Full && distance < bestDistance)
            {
                best = _inputs[i];
                bestDistance = distance;
            }
        }

        return best;
    }
}
