// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Storage;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Storage;

[TestClass]
public class RecordFileTests
{
    [TestMethod]
    public void WhatWasNeverWrittenIsMissing()
    {
        var bench = new Bench();
        Assert.AreEqual(RecordReadResult.Missing, bench.Restart().TryRead(out byte[] content));
        Assert.AreEqual(0, content.Length);
    }

    [TestMethod]
    public void NewestSaveIsRead()
    {
        var bench = new Bench();
        for (int i = 1; i <= 5; i++)
        {
            Assert.IsTrue(bench.Save(i));
        }

        Assert.AreEqual(5, bench.ReadAfterRestart());
        Assert.AreEqual(RecordReadResult.Ok, bench.Result);
    }

    [TestMethod]
    public void PowerCutAtAnyStepLeavesTheOldOrTheNewState()
    {
        int steps = StepsOfASave();
        Assert.IsTrue(steps > 10);
        for (int first = 0; first <= steps; first++)
        {
            var bench = new Bench();
            bench.Save(1);
            bench.Save(2);
            bool saved = bench.CutAt(first, 3);
            int found = bench.ReadAfterRestart();
            Assert.IsTrue(found == 3 || (found == 2 && !saved), "Step " + first.ToString() + " left " + found.ToString());
            Assert.IsTrue(bench.Save(4), "Step " + first.ToString());
            Assert.AreEqual(4, bench.ReadAfterRestart());
        }
    }

    [TestMethod]
    public void SecondPowerCutDuringTheNextSaveLosesNothingEither()
    {
        int steps = StepsOfASave();
        for (int first = 0; first <= steps; first++)
        {
            for (int second = 0; second <= steps + 4; second++)
            {
                var bench = new Bench();
                bench.Save(1);
                bench.Save(2);
                bench.CutAt(first, 3);
                int before = bench.ReadAfterRestart();
                bench.CutAt(second, 4);
                int after = bench.ReadAfterRestart();
                Assert.IsTrue(after == before || after == 4, first.ToString() + "/" + second.ToString());
            }
        }
    }

    [TestMethod]
    public void FirstSaveThatIsCutLeavesNothingOrTheWhole()
    {
        for (int step = 0; step < StepsOfASave(); step++)
        {
            var bench = new Bench();
            bench.CutAt(step, 7);
            int found = bench.ReadAfterRestart();
            Assert.IsTrue(found == 7 || found == -1);
            Assert.IsTrue(bench.Save(8));
            Assert.AreEqual(8, bench.ReadAfterRestart());
        }
    }

    [TestMethod]
    public void FirstSaveThatIsCutIsNoDamage()
    {
        var bench = new Bench();
        bench.CutAt(9, 7);
        Assert.AreEqual(RecordReadResult.Missing, bench.Restart().TryRead(out _));
    }

    [TestMethod]
    public void DamagedCopyGivesWayToTheBackup()
    {
        for (int offset = 0; offset < RecordFile.HeaderLength + 3; offset++)
        {
            var bench = new Bench();
            bench.Save(1);
            bench.Save(2);
            bench.Files.Spoil("data.rec", offset, 0x10);
            Assert.AreEqual(1, bench.ReadAfterRestart());
            Assert.AreEqual(RecordReadResult.Recovered, bench.Result);
            Assert.AreEqual("data.rec.bak", bench.Record.FoundIn);
            Assert.IsTrue(bench.Save(3));
            Assert.AreEqual(3, bench.ReadAfterRestart());
        }
    }

    [TestMethod]
    public void DamageOfEveryCopyIsTold()
    {
        var bench = new Bench();
        bench.Save(1);
        bench.Save(2);
        bench.Files.Spoil("data.rec", 17, 1);
        bench.Files.Spoil("data.rec.bak", 17, 1);
        Assert.AreEqual(-1, bench.ReadAfterRestart());
        Assert.AreEqual(RecordReadResult.Damaged, bench.Result);
        Assert.IsTrue(bench.Save(3));
        Assert.AreEqual(3, bench.ReadAfterRestart());
    }

    [TestMethod]
    public void FullMediumKeepsTheOldState()
    {
        var bench = new Bench();
        bench.Save(1);
        for (int room = 0; room < 19; room++)
        {
            bench.Files.CapacityBytes = int.MaxValue;
            bench.Save(2);
            bench.Files.CapacityBytes = bench.Files.UsedBytes + room;
            Assert.IsFalse(bench.Save(3));
            Assert.AreEqual(2, bench.ReadAfterRestart());
        }
    }

    [TestMethod]
    public void MediumThatRefusesEverythingKeepsTheOldState()
    {
        var bench = new Bench();
        bench.Save(1);
        bench.Files.AreWritesFailing = true;
        Assert.IsFalse(bench.Save(2));
        bench.Files.AreWritesFailing = false;
        Assert.AreEqual(1, bench.ReadAfterRestart());
    }

    [TestMethod]
    public void MediumThatCannotBeReadIsNotAnEmptyOne()
    {
        var bench = new Bench();
        bench.Save(1);
        bench.Files.AreReadsFailing = true;
        Assert.AreEqual(-1, bench.ReadAfterRestart());
        Assert.AreEqual(RecordReadResult.Damaged, bench.Result);
    }

    [TestMethod]
    public void NothingIsLeftAfterADelete()
    {
        var bench = new Bench();
        bench.Save(1);
        bench.Save(2);
        Assert.IsTrue(bench.Record.TryDelete());
        Assert.AreEqual(0, bench.Files.UsedBytes);
        Assert.AreEqual(-1, bench.ReadAfterRestart());
        Assert.AreEqual(RecordReadResult.Missing, bench.Result);
    }

    [TestMethod]
    public void DataBeyondTheBoundIsRefused()
    {
        bool isRefused = false;
        try
        {
            new Bench().Record.TryWrite(new byte[9], 9);
        }
        catch (ArgumentException)
        {
            isRefused = true;
        }

        Assert.IsTrue(isRefused);
    }

    private static int StepsOfASave()
    {
        var bench = new Bench();
        bench.Save(1);
        bench.Save(2);
        bench.Files.PowerOn();
        bench.Save(3);
        return bench.Files.StepCount;
    }

    private sealed class Bench
    {
        public readonly FaultyFileStore Files = new();
        public RecordFile Record;
        public RecordReadResult Result;

        public Bench()
        {
            Record = new RecordFile(Files, "data.rec", 8);
        }

        public RecordFile Restart()
        {
            Files.PowerOn();
            Record = new RecordFile(Files, "data.rec", 8);
            return Record;
        }

        public bool Save(int value) => Record.TryWrite(new[] { (byte)value, (byte)(value * 2), (byte)(value * 3) }, 3);

        public bool CutAt(int step, int value)
        {
            Files.PowerOn();
            Files.PowerFailsAtStep = step;
            return Save(value);
        }

        public int ReadAfterRestart()
        {
            Result = Restart().TryRead(out byte[] content);
            if (Result != RecordReadResult.Ok && Result != RecordReadResult.Recovered)
            {
                return -1;
            }

            Assert.AreEqual(3, content.Length);
            Assert.AreEqual(content[0] * 3, (int)content[2]);
            return content[0];
        }
    }
}
