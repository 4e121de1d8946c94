// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// The last look before limits leave: fresh, in order, and within what the battery can bear at all. It knows nothing
/// of the rules, so it holds whatever went wrong in them.
/// </summary>
public static class LimitsGuard
{
    /// <summary>Age of the evaluation above which limits are not sent, ms: the control path has died.</summary>
    public const int ComputedMilliseconds = 2000;

    /// <summary>True when the limits may be sent.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public static bool MaySend(ChargeLimits limits, long nowMilliseconds)
    {
        long sampleAge = nowMilliseconds - limits.SampledAtMilliseconds;
        return !limits.IsSilent
            && nowMilliseconds - limits.ComputedAtMilliseconds <= ComputedMilliseconds
            && sampleAge <= limits.LongestSampleAgeMilliseconds
            && limits.LowestVoltageMillivolts > 0
            && limits.ChargeVoltageMillivolts >= limits.LowestVoltageMillivolts
            && limits.ChargeVoltageMillivolts <= limits.HighestVoltageMillivolts
            && limits.ChargeCurrentMilliamperes >= 0
            && limits.ChargeCurrentMilliamperes <= limits.HighestChargeMilliamperes
            && limits.DischargeCurrentMilliamperes >= 0
            && limits.DischargeCurrentMilliamperes <= limits.HighestDischargeMilliamperes
            && (sampleAge <= FallbackPolicy.StaleMilliseconds || limits.ChargeCurrentMilliamperes == 0);
    }
}
