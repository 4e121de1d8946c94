// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>Waiting times between attempts at a CAN bus that is absent or off: 1, 2, then always 5 s.</summary>
public static class CanBackOff
{
    /// <summary>Time to wait after a failure, ms.</summary>
    /// <param name="failures">Failures in a row, from 1.</param>
    public static int WaitMilliseconds(int failures) => failures <= 1 ? 1000 : failures == 2 ? 2000 : 5000;
}
