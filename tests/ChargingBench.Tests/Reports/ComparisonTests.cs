// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using BmsGateway.ChargingBench.Reports;
using BmsGateway.Tests.Support.Desktop;

namespace BmsGateway.ChargingBench.Tests.Reports;

/// <summary>This gateway beside models of published control laws, on the same plant in the same stories.</summary>
[TestClass]
public class ComparisonTests
{
    private const double SlowerAllowed = 1.03;

    // The laws see the highest cell in whole millivolts (register 41), so no less is a difference.
    private const int MillivoltsAllowed = 1;
    private const string Folder = "charging";

    private static readonly Lazy<Comparison[]> All = new(Comparison.PlayAll);

    [TestMethod]
    public void HighestCellIsAtLeastAsLowAsWithEveryOtherStableLaw()
    {
        var worse = new List<string>();
        foreach (Comparison comparison in All.Value)
        {
            for (int i = 1; i < comparison.Runs.Count; i++)
            {
                int ours = comparison.Runs[0].HighestCellMillivolts;
                int theirs = comparison.Runs[i].HighestCellMillivolts;
                if (comparison.Runs[i].IsStable && ours > theirs + MillivoltsAllowed)
                {
                    worse.Add($"{comparison.Name}: {ours} mV, {comparison.Runs[i].Law} {theirs} mV");
                }
            }
        }

        Assert.AreEqual("", string.Join("; ", worse));
    }

    [TestMethod]
    public void FullIsReachedWithinThreePercentOfTheTimeOfEveryOtherStableLaw()
    {
        var slower = new List<string>();
        foreach (Comparison comparison in All.Value)
        {
            int ours = comparison.Runs[0].SecondsToFull;
            for (int i = 1; i < comparison.Runs.Count; i++)
            {
                int theirs = comparison.Runs[i].SecondsToFull;
                if (comparison.Runs[i].IsStable && theirs >= 0 && (ours < 0 || ours > SlowerAllowed * theirs))
                {
                    slower.Add($"{comparison.Name}: {ours} s, {comparison.Runs[i].Law} {theirs} s");
                }
            }
        }

        Assert.AreEqual("", string.Join("; ", slower));
    }

    [TestMethod]
    public void ThisGatewayIsStableAndSomeOtherLawToo()
    {
        foreach (Comparison comparison in All.Value)
        {
            Assert.IsTrue(comparison.Runs[0].IsStable, comparison.Name);
            bool hasRival = false;
            for (int i = 1; i < comparison.Runs.Count; i++)
            {
                hasRival |= comparison.Runs[i].IsStable;
            }

            Assert.IsTrue(hasRival, comparison.Name);
        }
    }

    [TestMethod]
    public void DocumentShowsTheFiguresOfTheBench() =>
        GeneratedDocument.Check("charging.md", "tests/ChargingBench", ComparisonTable.Write(All.Value, Folder));

    [TestMethod]
    public void PlotsAreThoseOfTheBench()
    {
        foreach (Comparison comparison in All.Value)
        {
            string path = GeneratedDocument.PathOf(Path.Combine(Folder, comparison.FileName));
            string drawn = ComparisonPlot.Draw(comparison);
            if (Environment.GetEnvironmentVariable("BMS_UPDATE_DOCS") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, drawn);
            }

            Assert.IsLessThan(60_000, drawn.Length, comparison.FileName);
            Assert.IsTrue(
                File.Exists(path) && File.ReadAllText(path) == drawn,
                "docs/charging/" + comparison.FileName + " is out of date; run this test with BMS_UPDATE_DOCS=1");
        }
    }
}
