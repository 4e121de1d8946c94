// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Tests.Charging;

/// <summary>Every situation of the fallback policy and the frames that leave in it.</summary>
[TestClass]
public class FallbackFramesTests
{
    private const string Silence = "";
    private const string Full = "28 02 F4 01 F4 01 B0 01";
    private const string Halved = "1C 02 00 00 FA 00 B0 01";
    private const string Stopped = "1C 02 00 00 00 00 B0 01";
    private const string NoCharge = "1C 02 00 00 F4 01 B0 01";
    private const string Frosty = "0C 02 00 00 6E 00 B0 01";
    private const string Healthy = "A8 AA 82 02 A8 AA 82 0A";
    private const string InternalWarning = "A8 AA 82 02 A8 AA 42 0A";
    private const string InternalAlarm = "A8 AA 42 02 A8 AA 82 0A";
    private const string InternalAlarmAndCold = "A8 AA 42 02 A8 A9 82 0A";

    [TestMethod]
    [DataRow((int)FallbackSituation.TwoSamples, Silence, "", false)]
    [DataRow((int)FallbackSituation.StrangeStart, Silence, "", false)]
    [DataRow((int)FallbackSituation.UnknownStateAtStart, Silence, "", false)]
    [DataRow((int)FallbackSituation.SlowStart, "1C 02 32 00 32 00 B0 01", Healthy, true)]
    [DataRow((int)FallbackSituation.Running, Full, Healthy, true)]
    [DataRow((int)FallbackSituation.FiveSecondsOld, Halved, InternalWarning, false)]
    [DataRow((int)FallbackSituation.FifteenSecondsOld, Stopped, InternalAlarm, false)]
    [DataRow((int)FallbackSituation.ThirtyOneSecondsOld, Silence, "", false)]
    [DataRow((int)FallbackSituation.BackAfterFiveSeconds, NoCharge, Healthy, true)]
    [DataRow((int)FallbackSituation.BackAfterFifteenSeconds, NoCharge, InternalAlarm, true)]
    [DataRow((int)FallbackSituation.OneSampleAfterSilence, Silence, "", false)]
    [DataRow((int)FallbackSituation.BackAfterSilence, Full, InternalAlarm, true)]
    [DataRow((int)FallbackSituation.BackForHalfAMinute, Full, Healthy, true)]
    [DataRow((int)FallbackSituation.ImplausibleForFiveSeconds, Halved, InternalWarning, false)]
    [DataRow((int)FallbackSituation.OverVoltageFault, NoCharge, "A4 AA 82 02 A8 AA 82 0A", true)]
    [DataRow((int)FallbackSituation.UnderVoltageFault, "1C 02 F4 01 00 00 B0 01", "98 AA 82 02 A8 AA 82 0A", true)]
    [DataRow((int)FallbackSituation.UnknownFault, Stopped, InternalAlarm, true)]
    [DataRow((int)FallbackSituation.OtherCellCount, Silence, "", false)]
    [DataRow((int)FallbackSituation.OtherCapacity, Silence, "", false)]
    [DataRow((int)FallbackSituation.ControlFailure, Silence, "", false)]
    [DataRow((int)FallbackSituation.RefusedConfiguration, Silence, "", false)]
    [DataRow((int)FallbackSituation.LimitsOutOfBounds, Silence, "", false)]
    [DataRow((int)FallbackSituation.SafeState, Stopped, Healthy, true)]
    [DataRow((int)FallbackSituation.SafeStateForTwelveSeconds, Silence, "", false)]
    [DataRow((int)FallbackSituation.SafeStateEnded, Full, Healthy, true)]
    [DataRow((int)FallbackSituation.NotObeyedForNineSeconds, "11 02 00 00 F4 01 B0 01", Healthy, true)]
    [DataRow((int)FallbackSituation.NotObeyed, "10 02 00 00 F4 01 B0 01", InternalAlarm, true)]
    [DataRow((int)FallbackSituation.NotObeyedAndSilent, Silence, "", false)]
    [DataRow((int)FallbackSituation.ObeyedAgain, "28 02 F4 01 F4 01 B0 01", Healthy, true)]
    [DataRow((int)FallbackSituation.ChargedInFrost, Frosty, InternalAlarmAndCold, true)]
    [DataRow((int)FallbackSituation.ChargedInFrostForSixtyEightSeconds, Frosty, InternalAlarmAndCold, true)]
    [DataRow((int)FallbackSituation.ChargedInFrostForTwelveAndStopped, Frosty, InternalAlarmAndCold, true)]
    [DataRow((int)FallbackSituation.ChargedInFrostForSeventyTwoSeconds, Silence, "", false)]
    [DataRow((int)FallbackSituation.WarmForTwentyEightSecondsAfterSilence, Silence, "", false)]
    [DataRow((int)FallbackSituation.WarmForThirtyTwoSecondsAfterSilence, Full, Healthy, true)]
    [DataRow((int)FallbackSituation.OffGridForTwentyMinutes, Halved, InternalAlarm, false)]
    [DataRow((int)FallbackSituation.OffGridForThirtyMinutes, Silence, "", false)]
    [DataRow((int)FallbackSituation.OffGridWithACellOutside, Silence, "", false)]
    [DataRow((int)FallbackSituation.RemoteLimits, "26 02 64 00 C8 00 B0 01", Healthy, true)]
    public void SituationLeadsToItsFrames(int situation, string limits, string alarms, bool hasMeasurements)
    {
        var rig = new FallbackRig(situation == (int)FallbackSituation.SlowStart ? 20 : 0);
        rig.Enter((FallbackSituation)situation);
        rig.CanBus.Clear();
        rig.Let(1200);

        if (limits == Silence)
        {
            Assert.AreEqual(0, rig.CanBus.SentCount);
            return;
        }

        Assert.AreEqual(limits, rig.LastText(0x351));
        Assert.AreEqual(alarms, rig.LastText(0x35A));
        int[] measurements = { 0x355, 0x356, 0x373, 0x374, 0x375, 0x376, 0x377 };
        for (int i = 0; i < measurements.Length; i++)
        {
            Assert.AreEqual(hasMeasurements, rig.CanBus.CountOf(measurements[i]) > 0);
        }

        Assert.IsTrue(rig.CanBus.CountOf(0x35E) > 0);
        Assert.AreEqual(hasMeasurements ? "01 00" : "00 00", rig.LastText(0x372).Substring(0, 5));
    }
}
