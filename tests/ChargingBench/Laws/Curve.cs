// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.ChargingBench.Laws;

/// <summary>A function given by points: straight between them, level outside.</summary>
internal sealed class Curve
{
    private readonly (double X, double Y)[] _points;

    public Curve(params (double X, double Y)[] points)
    {
        _points = points;
    }

    public double At(double x)
    {
        if (x <= _points[0].X)
        {
            return _points[0].Y;
        }

        for (int i = 1; i < _points.Length; i++)
        {
            if (x <= _points[i].X)
            {
                double share = (x - _points[i - 1].X) / (_points[i].X - _points[i - 1].X);
                return _points[i - 1].Y + (share * (_points[i].Y - _points[i - 1].Y));
            }
        }

        return _points[_points.Length - 1].Y;
    }
}
