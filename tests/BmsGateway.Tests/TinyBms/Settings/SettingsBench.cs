// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

/// <summary>A transaction on a fake BMS, with a clock that is stepped by 10 ms.</summary>
internal sealed class SettingsBench
{
    public const int Cell = 3300;
    public readonly FakeSettingsBms Bms = new();
    public readonly SettingsTransaction Transaction;
    public readonly SettingsChangeSet Changes = new();
    public long Now = 5000000000;

    public SettingsBench()
    {
        Transaction = new SettingsTransaction(Bms);
    }

    /// <summary>Steps until there is nothing to do; fails when that takes longer than 20 minutes.</summary>
    public void Run()
    {
        long limit = Now + 1200000;
        while (Transaction.IsBusy)
        {
            Transaction.Step(Now);
            Now += 10;
            Assert.IsTrue(Now < limit, "The transaction does not end.");
        }
    }

    public void Read()
    {
        Transaction.BeginRead(Now);
        Run();
        Assert.AreEqual("", Transaction.Message);
        Assert.IsTrue(Transaction.State == SettingsTransactionState.Ready);
    }

    public void Change(string key, long count) => Assert.IsNull(Changes.TrySet(key, count));

    public string? Propose() => Transaction.Propose(Changes, Cell, Cell + 20, Now);

    /// <summary>Reads, proposes, confirms and writes what was asked for with Change.</summary>
    public void Apply()
    {
        Read();
        Assert.IsNull(Propose());
        Assert.IsNull(Transaction.Confirm(Now));
        Run();
        Assert.IsTrue(Transaction.State == SettingsTransactionState.Finished);
        Assert.IsFalse(Bms.HasBroken, "A set that breaks the order stood in the BMS.");
    }

    public void AssertOutcome(SettingsOutcome outcome, SettingsFailure failure, string key)
    {
        Assert.AreEqual((int)outcome, (int)Transaction.Outcome, Transaction.Message);
        Assert.AreEqual((int)failure, (int)Transaction.Failure, Transaction.Message);
        Assert.AreEqual(key, Transaction.FailedKey);
        Assert.IsTrue(Transaction.Message.Length > 0);
    }
}
