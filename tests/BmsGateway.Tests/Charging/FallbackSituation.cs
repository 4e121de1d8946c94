// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Tests.Charging;

/// <summary>
/// A situation of the fallback policy; <see cref="FallbackRig.Enter"/> brings it about. Those that begin alike stand
/// together: the rig compares them.
/// </summary>
public enum FallbackSituation
{
    TwoSamples,
    StrangeStart,
    UnknownStateAtStart,
    SlowStart,
    Running,
    FiveSecondsOld,
    FifteenSecondsOld,
    ThirtyOneSecondsOld,
    BackAfterFiveSeconds,
    BackAfterFifteenSeconds,
    OneSampleAfterSilence,
    BackAfterSilence,
    BackForHalfAMinute,
    ImplausibleForFiveSeconds,
    OverVoltageFault,
    UnderVoltageFault,
    UnknownFault,
    OtherCellCount,
    OtherCapacity,
    ControlFailure,
    RefusedConfiguration,
    LimitsOutOfBounds,
    SafeState,
    SafeStateForTwelveSeconds,
    SafeStateEnded,
    NotObeyedForNineSeconds,
    NotObeyed,
    NotObeyedAndSilent,
    ObeyedAgain,
    OffGridForTwentyMinutes,
    OffGridForThirtyMinutes,
    OffGridWithACellOutside,
    RemoteLimits,
    ChargedInFrost,
    ChargedInFrostForSixtyEightSeconds,
    ChargedInFrostForTwelveAndStopped,
    ChargedInFrostForSeventyTwoSeconds,
    WarmForTwentyEightSecondsAfterSilence,
    WarmForThirtyTwoSecondsAfterSilence,
}
