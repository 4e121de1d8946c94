// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using BmsGateway.Alarms;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron.Desktop;

/// <summary>
/// Encodes the decoded values of every published or captured frame and compares the bytes with the row.
/// </summary>
[TestClass]
public class VictronVectorTests
{
    private static readonly string[] Conditions =
    {
        "general", "high_voltage", "low_voltage", "high_temp", "low_temp", "high_temp_charge", "low_temp_charge",
        "high_current", "high_charge_current", "contactor", "short_circuit", "bms_internal", "cell_imbalance",
    };

    private readonly CanFrame _frame = new();

    public static IEnumerable<object[]> Rows() =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "victron-vectors.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(row => row[5] != "discover (incompatible)" && !row[3].StartsWith("dialect:"))
            .Where(row => !row[7].Contains("placeholders"))
            .Select(row => new object[] { row[0], row[2], row[3] });

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x351")]
    public void LimitsRow(string payload, string decoded)
    {
        var limits = new ChargeLimits
        {
            ChargeVoltageMillivolts = Scaled(decoded, "CVL", 1000),
            ChargeCurrentMilliamperes = Scaled(decoded, "CCL", 1000),
            DischargeCurrentMilliamperes = Scaled(decoded, "DCL", 1000),
        };
        VictronContext context = Context(limits);
        context.Sample.Protection = Samples.HealthyProtection();
        context.Sample.Protection.SeriesCells = 1;
        context.Sample.Protection.FullyDischargedCellMillivolts = Scaled(decoded, "DVL", 1000);

        AssertStartsWith(payload, new LimitsFrame(), context, 8);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x355")]
    public void StateOfChargeRow(string payload, string decoded)
    {
        VictronContext context = Context(new ChargeLimits());
        bool hasHighResolution = decoded.Contains("SOC_hires=") && !decoded.Contains("SOC_hires=0.00");
        context.Sample.StateOfChargeMillipercent = Scaled(decoded, hasHighResolution ? "SOC_hires" : "SOC", 1000);
        context.Sample.StateOfHealthMillipercent = Scaled(decoded, "SOH", 1000);

        AssertStartsWith(payload, new StateOfChargeFrame(), context, hasHighResolution ? 6 : 4);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x356")]
    public void MeasurementsRow(string payload, string decoded)
    {
        VictronContext context = Context(new ChargeLimits());
        context.Sample.PackVoltageMillivolts = Scaled(decoded, "V", 1000);
        context.Sample.PackCurrentMilliamperes = Scaled(decoded, "I", 1000);
        context.Sample.HighestTemperatureDecidegrees = Scaled(decoded, "T", 10);

        AssertStartsWith(payload, new MeasurementsFrame(), context, 8);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x35E")]
    public void ManufacturerRow(string payload, string decoded)
    {
        string text = TextOf(decoded);
        var context = new VictronContext(new ChargeLimits(), text, 0);

        AssertStartsWith(payload, new ManufacturerFrame(), context, 8);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x373")]
    public void CellExtremesRow(string payload, string decoded)
    {
        VictronContext context = Context(new ChargeLimits());
        context.Sample.LowestCellTenthMillivolts = Scaled(decoded, "Vmin", 10);
        context.Sample.HighestCellTenthMillivolts = Scaled(decoded, "Vmax", 10);
        if (decoded.Contains("Tmin="))
        {
            context.Sample.LowestTemperatureDecidegrees = Scaled(decoded, "Tmin", 10) - 2730;
            context.Sample.HighestTemperatureDecidegrees = Scaled(decoded, "Tmax", 10) - 2730;
        }

        AssertStartsWith(payload, new CellExtremesFrame(), context, 8);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x35A")]
    public void AlarmsRow(string payload, string decoded)
    {
        _frame.Reset(VictronFrameId.Alarms, 8);
        int written = 0;
        foreach (string side in new[] { "alarm", "warn" })
        {
            foreach (Match group in Regex.Matches(decoded, "(?:^|; )" + side + " (ACTIVE|ok|n/s): ([^;]+)"))
            {
                string names = group.Groups[2].Value == "all 13" ? string.Join(',', Conditions) : group.Groups[2].Value;
                foreach (string name in names.Split(','))
                {
                    int condition = Array.IndexOf(Conditions, name);
                    Assert.IsGreaterThanOrEqualTo(0, condition, name);
                    written++;
                    if (group.Groups[1].Value != "n/s")
                    {
                        bool isActive = group.Groups[1].Value == "ACTIVE";
                        FrameWriter.WritePair(_frame.Data, condition + (side == "warn" ? 16 : 0), isActive);
                    }
                }
            }
        }

        Assert.AreEqual(26, written);
        if (decoded.Contains("system_status_pair=10b"))
        {
            FrameWriter.WritePair(_frame.Data, 29, false);
        }

        // The reserved bits are 10 in frames of BYD and 00 here.
        byte[] expected = Convert.FromHexString(payload.Replace(" ", ""));
        expected[3] &= 0x03;
        expected[7] &= 0x0F;
        Assert.AreEqual(Hex.Of(expected, 8), Hex.Of(_frame.Data, 8));
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x35A")]
    public void AlarmLevelsOfARowGiveItsPairs(string payload, string decoded)
    {
        byte[] expected = Convert.FromHexString(payload.Replace(" ", ""));
        _frame.Reset(VictronFrameId.Alarms, 8);
        for (int i = 0; i < Conditions.Length; i++)
        {
            int alarm = (expected[i / 4] >> (2 * (i % 4))) & 3;
            int warning = (expected[4 + (i / 4)] >> (2 * (i % 4))) & 3;
            if ((alarm == 0) != (warning == 0))
            {
                // Only the REC battery supports a condition on one side alone.
                Assert.AreEqual("A8 A0 82 00 00 00 80 0A", payload, decoded);
                return;
            }

            AlarmLevel level = alarm == 0 ? AlarmLevel.NotSupported
                : alarm == 1 ? AlarmLevel.Alarm
                : warning == 1 ? AlarmLevel.Warning
                : AlarmLevel.Ok;
            AlarmsFrame.WriteLevel(_frame.Data, i, level);
        }

        expected[3] &= 0x03;
        expected[7] &= 0x03;
        Assert.AreEqual(Hex.Of(expected, 8), Hex.Of(_frame.Data, 8));
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x35F")]
    public void VersionRow(string payload, string decoded)
    {
        VictronContext context = Context(new ChargeLimits());
        Assert.IsTrue(context.Identity.TrySetFirmware(Regex.Match(decoded, "fw=([0-9.]+)").Groups[1].Value));
        context.Sample.Protection = Samples.HealthyProtection();
        context.Sample.Protection.CapacityCentiampereHours = Scaled(decoded, "online_capacity", 100);

        // Bytes 0–1 are a model word and bytes 6–7 a hardware word of the maker; both are 0 here.
        Assert.IsTrue(new VersionFrame().Encode(context, _frame));
        Assert.AreEqual(payload.Substring(6, 11), Hex.Of(_frame.Data, 8).Substring(6, 11));
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x360")]
    public void ChargeRequestRow(string payload, string decoded)
    {
        VictronContext context = Context(new ChargeLimits { ChargeCurrentMilliamperes = 1000 });
        context.ChargeRequest = decoded == "charge_request=no" ? ChargeRequest.No : ChargeRequest.Yes;

        AssertStartsWith(payload, new ChargeRequestFrame(), context, 8);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x371")]
    public void SecondHalfOfTheNameRow(string payload, string decoded)
    {
        // The row's note: 0x370 and 0x371 together are CAN-SMARTBMS-BAT.
        string text = TextOf(decoded);
        var context = new VictronContext(new ChargeLimits(), new VictronIdentity("CAN-SMAR", "CAN-SMAR" + text, ""), 0);

        AssertStartsWith(payload, new NameFrame(true), context, 8);
        Assert.IsTrue(new NameFrame(false).Encode(context, _frame));
        Assert.AreEqual("43 41 4E 2D 53 4D 41 52", Hex.Of(_frame.Data, 8));
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x372")]
    public void ModulesRow(string payload, string decoded)
    {
        _frame.Reset(VictronFrameId.Modules, 8);
        ModulesFrame.WriteCounts(
            _frame.Data,
            Scaled(decoded, "online", 1),
            Scaled(decoded, "block_charge", 1),
            Scaled(decoded, "block_discharge", 1),
            Scaled(decoded, "offline", 1));

        Assert.AreEqual(payload, Hex.Of(_frame.Data, 8));
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x374")]
    [DynamicData(nameof(RowsOf), "0x375")]
    [DynamicData(nameof(RowsOf), "0x376")]
    [DynamicData(nameof(RowsOf), "0x377")]
    public void NameOfAnExtremeRow(string payload, string decoded)
    {
        string text = TextOf(decoded);
        _frame.Reset(VictronFrameId.LowestCellId, 8);
        FrameWriter.WriteText(_frame.Data, 0, text, 0);
        Assert.AreEqual(payload, Hex.Of(_frame.Data, 8));

        if (text.StartsWith("Cell ", StringComparison.Ordinal))
        {
            VictronContext context = Context(new ChargeLimits());
            context.Sample.LowestCellNumber = int.Parse(text.AsSpan(5), CultureInfo.InvariantCulture);
            AssertStartsWith(payload, new CellIdFrame(false), context, 8);
        }
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x378")]
    public void EnergyRow(string payload, string decoded)
    {
        VictronContext context = Context(new ChargeLimits());
        context.ChargedWattHours = Scaled(decoded, "E_in", 1000);
        context.DischargedWattHours = Scaled(decoded, "E_out", 1000);

        AssertStartsWith(payload, new EnergyFrame(), context, 8);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x379")]
    public void InstalledCapacityRow(string payload, string decoded)
    {
        VictronContext context = Context(new ChargeLimits());
        context.Sample.Protection = Samples.HealthyProtection();
        context.Sample.Protection.CapacityCentiampereHours = Scaled(decoded, "installed_capacity", 100);

        AssertStartsWith(payload, new CapacityFrame(), context, 8);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x380")]
    public void FirstHalfOfTheSerialNumberRow(string payload, string decoded)
    {
        VictronContext context = Context(new ChargeLimits());
        context.Identity.SerialNumber = TextOf(decoded);

        AssertStartsWith(payload, new SerialNumberFrame(false), context, 8);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x381")]
    public void SecondHalfOfTheSerialNumberRow(string payload, string decoded)
    {
        VictronContext context = Context(new ChargeLimits());
        context.Identity.SerialNumber = "12345678" + TextOf(decoded);

        AssertStartsWith(payload, new SerialNumberFrame(true), context, 8);
    }

    [TestMethod]
    [DynamicData(nameof(RowsOf), "0x382")]
    public void FamilyRow(string payload, string decoded)
    {
        var identity = new VictronIdentity("TinyBMS", "TinyBMS", TextOf(decoded));
        var context = new VictronContext(new ChargeLimits(), identity, 0);

        AssertStartsWith(payload, new FamilyFrame(), context, 8);
    }

    [TestMethod]
    public void EveryFrameOfThisGatewayHasRowsAmongTheVectors()
    {
        // No capture of the first half of a name is published; the row of the second half covers it.
        foreach (string id in SentIds().Where(id => id != "0x370"))
        {
            Assert.IsTrue(RowsOf(id).Any(), id);
        }
    }

    [TestMethod]
    public void EveryRowOfAFrameThatIsSentIsTestedHere()
    {
        string[] tested = typeof(VictronVectorTests).GetMethods()
            .SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(DynamicDataAttribute))
            .Select(attribute => (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[1].Value!)
            .Select(arguments => arguments.Single().Value!.ToString()!)
            .ToArray();
        foreach (object[] row in Rows().Where(row => SentIds().Contains(row[0])))
        {
            CollectionAssert.Contains(tested, (string)row[0]);
        }
    }

    private static string[] SentIds() =>
        VictronFrames.CreateSchedule().Select(row => "0x" + row.Encoder.Id.ToString("X3")).ToArray();

    private static string TextOf(string decoded) => Regex.Match(decoded, "text=\"(.*)\"").Groups[1].Value;

    public static IEnumerable<object[]> RowsOf(string id) =>
        Rows().Where(row => (string)row[0] == id).Select(row => new[] { row[1], row[2] });

    private static VictronContext Context(ChargeLimits limits) =>
        new(limits, "TinyBMS", 0) { IsSampleFresh = true };

    // "CVL=58.1 V; CCL=…" with key CVL and factor 1000 gives 58100.
    private static int Scaled(string decoded, string key, int factor)
    {
        Match match = Regex.Match(decoded, "(?:^|; )" + key + "=(-?[0-9.]+)");
        Assert.IsTrue(match.Success, key + " in " + decoded);
        return (int)Math.Round(decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * factor);
    }

    // Senders differ in the length of a frame, so the bytes that both have are compared.
    private void AssertStartsWith(string payload, IVictronFrame encoder, VictronContext context, int comparedBytes)
    {
        Assert.IsTrue(encoder.Encode(context, _frame));
        int length = Math.Min(comparedBytes, (payload.Length + 1) / 3);
        Assert.AreEqual(payload.Substring(0, (length * 3) - 1), Hex.Of(_frame.Data, length));
    }
}
