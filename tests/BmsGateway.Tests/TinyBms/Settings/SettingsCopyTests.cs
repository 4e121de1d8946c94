// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Platform;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

[TestClass]
public class SettingsCopyTests
{
    [TestMethod]
    public void CopyHoldsEverySettingInItsUnit()
    {
        var bench = new SettingsBench();
        bench.Bms.Set("battery_capacity_ah", 6605);
        bench.Bms.Set("low_temp_charge_cutoff_c", -5);
        bench.Read();
        string text = SettingsCopy.Write(bench.Transaction.Settings);

        const string Begin = "{\"format\":\"tinybms-settings-1\",\"settings\":{\"fully_charged_voltage_mv\":3650,";
        Assert.AreEqual(0, text.IndexOf(Begin), text);
        Assert.IsTrue(text.IndexOf("\"battery_capacity_ah\":66.05,") > 0, text);
        Assert.IsTrue(text.IndexOf("\"low_temp_charge_cutoff_c\":-5,") > 0, text);
        Assert.IsTrue(text.IndexOf("\"overcurrent_timeout_s\":3,") > 0, text);
        Assert.IsTrue(text.IndexOf("state_of_charge_set") < 0, text);
        Assert.IsTrue(text.Length < SettingsCopy.MaximumLength / 2);
    }

    [TestMethod]
    public void CopyOfOlderFirmwareLeavesOutWhatItDoesNotHave()
    {
        var bench = new SettingsBench();
        bench.Bms.IsOldFirmware = true;
        bench.Read();
        string text = SettingsCopy.Write(bench.Transaction.Settings);

        Assert.IsTrue(text.IndexOf("peak_discharge_current_a") < 0, text);
        Assert.IsTrue(text.IndexOf("overcurrent_timeout_s") < 0, text);
        Assert.IsTrue(text.IndexOf("\"charger_type\":1") > 0, text);
    }

    [TestMethod]
    public void ImportBecomesAChange()
    {
        var changes = new SettingsChangeSet();
        var members = new Hashtable
        {
            { "battery_capacity_ah", 66.05 }, { "cell_count", 14 }, { "pulses_per_unit", 70000L },
            { "low_temp_charge_cutoff_c", -5.0 },
        };
        Assert.IsNull(SettingsCopy.Read("", Document(members), changes));

        Assert.AreEqual(4, changes.Count);
        Assert.AreEqual(6605L, changes.ValueAt(changes.Rows.Find("battery_capacity_ah")));
        Assert.AreEqual(14L, changes.ValueAt(changes.Rows.Find("cell_count")));
        Assert.AreEqual(70000L, changes.ValueAt(changes.Rows.Find("pulses_per_unit")));
        Assert.AreEqual(-5L, changes.ValueAt(changes.Rows.Find("low_temp_charge_cutoff_c")));
    }

    [TestMethod]
    [DataRow("cell_count", "14.5", "steps of 1 cells")]
    [DataRow("cell_count", "40", "4 cells to 16 cells")]
    [DataRow("cell_count", "nan", "too large")]
    [DataRow("cell_count", "1e300", "too large")]
    [DataRow("cell_count", "text", "must be a number")]
    [DataRow("cell_count", "null", "must be a number")]
    [DataRow("battery_capacity_ah", "66.055", "steps of 0.01 Ah")]
    [DataRow("state_of_charge_set", "40", "preset")]
    [DataRow("colour", "40", "none of this name")]
    public void BadMemberIsRefusedAndNothingIsTaken(string key, string value, string reason)
    {
        var changes = new SettingsChangeSet();
        object? content = value == "text" ? "14"
            : value == "null" ? null
            : value == "nan" ? double.NaN
            : value == "1e300" ? 1e300
            : value.IndexOf('.') > 0 ? double.Parse(value)
            : int.Parse(value);
        var members = new Hashtable { { key, content } };
        string? error = SettingsCopy.Read("", Document(members), changes);

        Assert.IsTrue(error != null && error.IndexOf(reason) > 0, error);
        Assert.AreEqual(0, changes.Count);
    }

    [TestMethod]
    public void TextThatIsNoCopyIsRefused()
    {
        var changes = new SettingsChangeSet();
        AssertRefused(new FakeParser(null, "line 1"), "line 1");
        AssertRefused(new FakeParser("text", ""), "no copy");
        AssertRefused(new FakeParser(new Hashtable { { "format", "other" } }, ""), "no copy");
        AssertRefused(new FakeParser(new Hashtable { { "format", "tinybms-settings-1" } }, ""), "at least one");
        AssertRefused(Document(new Hashtable()), "at least one");
        string? error = SettingsCopy.Read(new string(' ', 4097), Document(new Hashtable()), changes);
        Assert.IsTrue(error != null && error.IndexOf("too long") > 0, error);
    }

    [TestMethod]
    public void LastGoodSetIsKeptAndStoredOnce()
    {
        var bench = new SettingsBench();
        var store = new FakeStore();
        var good = new LastGoodSettings();
        Assert.IsFalse(good.Load(store), "There is none yet.");
        bench.Read();
        Assert.IsTrue(good.Remember(bench.Transaction.Settings));
        Assert.IsTrue(good.IsDirty);
        store.IsBroken = true;
        Assert.IsFalse(good.Save(store));
        store.IsBroken = false;
        Assert.IsTrue(good.Save(store));
        Assert.IsTrue(good.Save(store));
        Assert.AreEqual(1, store.Saves);
        Assert.IsFalse(good.IsDirty);

        var next = new LastGoodSettings();
        Assert.IsTrue(next.Load(store));
        Assert.AreEqual(good.Text, next.Text);
        Assert.IsFalse(next.Load(store), "What is there is newer.");
    }

    [TestMethod]
    public void SetThatBreaksTheOrderIsNotKept()
    {
        var bench = new SettingsBench();
        bench.Bms.Set("overvoltage_cutoff_mv", 3655);
        bench.Read();
        var good = new LastGoodSettings();

        Assert.IsFalse(good.Remember(bench.Transaction.Settings));
        Assert.AreEqual("", good.Text);
    }

    private static void AssertRefused(IJsonParser parser, string reason)
    {
        string? error = SettingsCopy.Read("", parser, new SettingsChangeSet());
        Assert.IsTrue(error != null && error.IndexOf(reason) > 0, error);
    }

    private static FakeParser Document(Hashtable members) =>
        new(new Hashtable { { "format", "tinybms-settings-1" }, { "settings", members } }, "");

    private sealed class FakeParser : IJsonParser
    {
        private readonly object? _value;
        private readonly string _error;

        public FakeParser(object? value, string error)
        {
            _value = value;
            _error = error;
        }

        public bool TryParse(string text, out object? value, out string error)
        {
            value = _value;
            error = _error;
            return error.Length == 0;
        }
    }

    private sealed class FakeStore : ISettingsCopyStore
    {
        private string _text = "";

        public bool IsBroken { get; set; }

        public int Saves { get; private set; }

        public bool TryLoad(out string text)
        {
            text = _text;
            return text.Length > 0;
        }

        public bool TrySave(string text)
        {
            if (IsBroken)
            {
                return false;
            }

            _text = text;
            Saves++;
            return true;
        }
    }
}
