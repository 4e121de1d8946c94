// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Tests.Support;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings.Desktop;

[TestClass]
public class SettingsKeeperTests
{
    [TestMethod]
    public void FirstReadingIsKeptAndLaterOnesOnlyAfterAWrite()
    {
        var bench = new DriverSettingsBench();
        var files = new FaultyFileStore();
        SettingsKeeper keeper = Keeper(bench, files);
        bench.Read();
        keeper.Step();
        string first = keeper.Copy.Text;
        Assert.IsTrue(first.Contains("\"overvoltage_cutoff_mv\":3800"), first);

        // Somebody else has changed it: the copy holds what was wanted here.
        bench.Bms.Registers[315] = 3790;
        bench.Read();
        keeper.Step();
        Assert.AreEqual(first, keeper.Copy.Text);

        SettingsReply proposal = bench.Service.Propose(DriverSettingsBench.Change(false), 3300, 3320);
        bench.Service.Confirm(proposal.Token);
        bench.RunUntilDone();
        keeper.Step();
        Assert.IsTrue(keeper.Copy.Text.Contains("\"overvoltage_cutoff_mv\":3500"), keeper.Copy.Text);
        Assert.IsTrue(new SettingsCopyStore(files).TryLoad(out string stored));
        Assert.AreEqual(keeper.Copy.Text, stored);
    }

    [TestMethod]
    public void StoredCopyIsThereAfterARestartAndANewBmsDoesNotReplaceIt()
    {
        var bench = new DriverSettingsBench();
        var files = new FaultyFileStore();
        SettingsKeeper first = Keeper(bench, files);
        bench.Read();
        first.Step();

        var other = new DriverSettingsBench();
        other.Bms.Registers[306] = 9900;
        SettingsKeeper second = Keeper(other, files);
        other.Read();
        second.Step();
        Assert.AreEqual(first.Copy.Text, second.Copy.Text);
    }

    [TestMethod]
    public void CopyThatCannotBeStoredIsTriedAgainButNotEverySecond()
    {
        var bench = new DriverSettingsBench();
        var files = new FaultyFileStore();
        SettingsKeeper keeper = Keeper(bench, files);
        bench.Read();
        files.AreWritesFailing = true;
        int before = bench.Log.Count;
        for (int i = 0; i < SettingsKeeper.StepsUntilRetry; i++)
        {
            keeper.Step();
        }

        Assert.AreEqual(before + 1, bench.Log.Count);
        files.AreWritesFailing = false;
        keeper.Step();
        keeper.Step();
        Assert.IsFalse(keeper.Copy.IsDirty);
    }

    private static SettingsKeeper Keeper(DriverSettingsBench bench, FaultyFileStore files) =>
        new(bench.Service, new SettingsCopyStore(files), bench.Log, new FakeClock());
}
