// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Tests.Support;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

[TestClass]
public class SettingsCopyStoreTests
{
    [TestMethod]
    public void CopyOutlivesARestart()
    {
        var files = new FaultyFileStore();
        Assert.IsFalse(new SettingsCopyStore(files).TryLoad(out string none));
        Assert.AreEqual("", none);
        Assert.IsTrue(new SettingsCopyStore(files).TrySave("one"));

        Assert.IsTrue(new SettingsCopyStore(files).TryLoad(out string text));
        Assert.AreEqual("one", text);
    }

    [TestMethod]
    public void PowerCutAtAnyStepLeavesTheOldOrTheNewCopy()
    {
        var whole = new FaultyFileStore();
        new SettingsCopyStore(whole).TrySave("old");
        int before = whole.StepCount;
        new SettingsCopyStore(whole).TrySave("new");
        int steps = whole.StepCount - before;
        Assert.IsTrue(steps > 10);
        int newCount = 0;
        for (int step = 0; step <= steps; step++)
        {
            var files = new FaultyFileStore();
            new SettingsCopyStore(files).TrySave("old");
            files.PowerOn();
            files.PowerFailsAtStep = step;
            bool isSaved = new SettingsCopyStore(files).TrySave("new");
            files.PowerOn();

            Assert.IsTrue(new SettingsCopyStore(files).TryLoad(out string text), "step " + step.ToString());
            Assert.IsTrue(text == "new" || (text == "old" && !isSaved), "step " + step.ToString());
            newCount += text == "new" ? 1 : 0;
        }

        Assert.IsTrue(newCount > 0 && newCount < steps);
    }

    [TestMethod]
    public void CopyThatIsTooLongIsRefusedAndTheOldOneStays()
    {
        var files = new FaultyFileStore();
        var store = new SettingsCopyStore(files);
        store.TrySave("old");

        Assert.IsFalse(store.TrySave(new string('x', SettingsCopy.MaximumLength + 1)));
        Assert.IsTrue(store.TryLoad(out string text));
        Assert.AreEqual("old", text);
    }
}
