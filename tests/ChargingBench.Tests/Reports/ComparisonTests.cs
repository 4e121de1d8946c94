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

    private const string Folder = "charging";

    private static readonly Lazy<Comparison[]> All = new(Comparison.PlayAll);

    [TestMethod]
    public void HighestCellIsAtLeastAsLowAsWithEveryOtherLawThatFillsThePack()
    {
        var worse = new List<string>();
        foreach (Comparison comparison in All.Value)
        {
            for (int i = 1; i < comparison.Runs.Count; i++)
            {
                int ours = comparison.Runs[0].HighestCellMillivolts;
                int theirs = comparison.Runs[i].HighestCellMillivolts;
                if (comparison.Runs[i].SecondsToFull >= 0 && ours > theirs)
                {
                    worse.Add($"{comparison.Name}: {ours} mV, {comparison.Runs[i].Law} {theirs} mV");
                }
            }
        }

        Assert.AreEqual("", string.Join("; ", worse));
    }

    [TestMethod]
    public void FullIsReachedWithinThreePercentOfTheTimeOfEveryOtherLawThatSparesColdCells()
    {
        var slower = new List<string>();
        foreach (Comparison comparison in All.Value)
        {
            int ours = comparison.Runs[0].SecondsToFull;
            for (int i = 1; i < comparison.Runs.Count; i++)
            {
                int theirs = comparison.Runs[i].SecondsToFull;
                bool isSlower = theirs >= 0 && (ours < 0 || ours > SlowerAllowed * theirs);
                if (isSlower && comparison.Runs[i].SparesColdCells)
                {
                    slower.Add($"{comparison.Name}: {ours} s, {comparison.Runs[i].Law} {theirs} s");
                }
            }
        }

        Assert.AreEqual("", string.Join("; ", slower));
    }

    [TestMethod]
    public void ThisGatewayIsStableAndSparesColdCells()
    {
        foreach (Comparison comparison in All.Value)
        {
            Assert.IsTrue(comparison.Runs[0].IsStable, comparison.Name);
            Assert.IsTrue(comparison.Runs[0].SparesColdCells, comparison.Name);
        }
    }

    [TestMethod]
    public void OnlyOneRunIsLeftOutOfTheComparisonOfTimes()
    {
        var left = new List<string>();
        foreach (Comparison comparison in All.Value)
        {
            foreach (ComparedRun run in comparison.Runs)
            {
                if (!run.SparesColdCells)
                {
                    left.Add(comparison.Name + ": " + run.Law);
                }
            }
        }

        Assert.AreEqual("cold morning: diyBMS", string.Join("; ", left));
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
