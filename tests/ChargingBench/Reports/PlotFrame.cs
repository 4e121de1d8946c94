// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using System.Text;

namespace BmsGateway.ChargingBench.Reports;

/// <summary>One panel of a plot: its place, its range and its grid.</summary>
internal sealed class PlotFrame
{
    private const int Left = 48;
    private const int Width = 640;
    private const int Height = 150;

    private readonly int _top;
    private readonly double _lowest;
    private readonly double _highest;
    private readonly double _hours;

    public PlotFrame(int top, double lowest, double highest, double hours)
    {
        _top = top;
        _lowest = lowest;
        _highest = highest;
        _hours = hours;
    }

    public void AppendGrid(StringBuilder svg, string title, double step, string format)
    {
        svg.Append(Invariant($"<text x=\"{Left}\" y=\"{_top - 6}\">{title}</text>\n"));
        for (double value = _lowest; value <= _highest + (step / 2); value += step)
        {
            string y = Coordinate(Y(value));
            string label = value.ToString(format, CultureInfo.InvariantCulture);
            svg.Append(Invariant($"<path class=\"g\" d=\"M{Left} {y}h{Width}\"/>"));
            string below = Coordinate(Y(value) + 4);
            svg.Append(Invariant($"<text class=\"r\" x=\"{Left - 5}\" y=\"{below}\">{label}</text>\n"));
        }
    }

    public void AppendHours(StringBuilder svg, int firstHour)
    {
        for (int hour = 0; hour <= (int)_hours; hour += 2)
        {
            string x = Coordinate(Left + (hour / _hours * Width));
            string label = (firstHour + hour).ToString(CultureInfo.InvariantCulture);
            svg.Append(Invariant($"<text class=\"m\" x=\"{x}\" y=\"{_top + Height + 14}\">{label} h</text>"));
        }

        svg.Append('\n');
    }

    /// <summary>A curve, without the points in the middle of level stretches.</summary>
    public void AppendCurve(StringBuilder svg, double[] values, int style)
    {
        svg.Append(Invariant($"<path class=\"c c{style}\" d=\""));
        bool isDown = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                isDown = false;
                continue;
            }

            bool isLevel = isDown && i + 1 < values.Length && Row(values[i]) == Row(values[i - 1])
                && Row(values[i]) == Row(values[i + 1]);
            if (!isLevel)
            {
                string x = Coordinate(Left + ((i + 0.5) / values.Length * Width));
                svg.Append(isDown ? 'L' : 'M').Append(x).Append(' ').Append(Row(values[i]));
                isDown = true;
            }
        }

        svg.Append("\"/>\n");
    }

    private static string Coordinate(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private string Row(double value) => Coordinate(Y(Math.Clamp(value, _lowest, _highest)));

    private double Y(double value) => _top + Height - ((value - _lowest) / (_highest - _lowest) * Height);
}
