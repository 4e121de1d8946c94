// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron.Desktop;

/// <summary>Encodes the decoded values of every published or captured frame and compares the bytes with the row.</summary>
[TestClass]
public class VictronVectorTests
{
    private readonly CanFrame _frame = new();

    public static IEnumerable<object[]> Rows() =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "victron-vectors.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(row => row[5] != "discover (incompatible)" && !row[7].Contains("placeholders"))
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
        string text = Regex.Match(decoded, "text=\"(.*)\"").Groups[1].Value;
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
    public void EveryFrameOfThisGatewayHasRowsAmongTheVectors()
    {
        foreach (IVictronFrame encoder in VictronFrames.CreateAll().Where(f => f.Id != VictronFrameId.Alarms))
        {
            Assert.IsTrue(RowsOf("0x" + encoder.Id.ToString("X3")).Any());
        }
    }

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
