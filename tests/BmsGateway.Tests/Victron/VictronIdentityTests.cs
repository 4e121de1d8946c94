// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class VictronIdentityTests
{
    [TestMethod]
    public void NameThatFitsIntoOneFrameStandsInTheManufacturerFrameAlone()
    {
        var identity = new VictronIdentity("Own", VictronIdentity.NameOf("Own", "Shed"), "");

        Assert.AreEqual("Own Shed", identity.Manufacturer);
        Assert.AreEqual("", identity.Name);
    }

    [TestMethod]
    public void LongerNameBeginsWithTheManufacturer()
    {
        var identity = new VictronIdentity("TinyBMS", VictronIdentity.NameOf("TinyBMS", "Garage"), "");

        Assert.AreEqual("TinyBMS", identity.Manufacturer);
        Assert.AreEqual("TinyBMS Garage", identity.Name);
    }

    [TestMethod]
    public void LongestSettingsFitIntoTheTwoNameFrames()
    {
        int manufacturer = SettingsTable.Get(SettingId.VictronManufacturer).Maximum;
        int suffix = SettingsTable.Get(SettingId.VictronName).Maximum;

        Assert.AreEqual(2 * VictronIdentity.FrameCharacters, manufacturer + 1 + suffix);
    }

    [TestMethod]
    [DataRow("0.1.0", 0, 1)]
    [DataRow("1.24", 1, 24)]
    [DataRow("12.255.3-rc1+5", 12, 255)]
    public void FirmwareIsTheFirstTwoNumbersOfTheVersion(string version, int major, int minor)
    {
        var identity = new VictronIdentity("TinyBMS", "TinyBMS", "");

        Assert.IsTrue(identity.TrySetFirmware(version));
        Assert.AreEqual(major, identity.FirmwareMajor);
        Assert.AreEqual(minor, identity.FirmwareMinor);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("7")]
    [DataRow(".1")]
    [DataRow("1.")]
    [DataRow("1b.2")]
    [DataRow("v1.2")]
    [DataRow("256.0")]
    [DataRow("0.256")]
    [DataRow("0.99999999999999")]
    public void VersionWithoutTwoSmallNumbersIsNotKnown(string version)
    {
        var identity = new VictronIdentity("TinyBMS", "TinyBMS", "");
        Assert.IsTrue(identity.TrySetFirmware("1.2"));

        Assert.IsFalse(identity.TrySetFirmware(version));
        Assert.AreEqual(VictronIdentity.UnknownVersion, identity.FirmwareMajor);
        Assert.AreEqual(VictronIdentity.UnknownVersion, identity.FirmwareMinor);
    }

    [TestMethod]
    public void VersionOfThisGatewayCanBeSent() =>
        Assert.IsTrue(new VictronIdentity("TinyBMS", "TinyBMS", "").TrySetFirmware(Gateway.Version));

    [TestMethod]
    [DataRow("victron.name", "Pylon 1")]
    [DataRow("victron.name", " byd")]
    [DataRow("victron.name", "12345678")]
    [DataRow("victron.family", "LG RESU")]
    [DataRow("victron.family", "Grün")]
    [DataRow("victron.family", "Pelio-L")]
    [DataRow("victron.family", "123456789")]
    [DataRow("victron.manufacturer", "  BYD")]
    [DataRow("victron.manufacturer", "")]
    public void NameOfAnotherMakerOrTooLongATextIsRefused(string key, string value) =>
        Assert.IsNotNull(new GatewaySettings().TrySet(key, value));

    [TestMethod]
    [DataRow("victron.name", "")]
    [DataRow("victron.name", "Garage1")]
    [DataRow("victron.family", "")]
    [DataRow("victron.family", "16s LFP")]
    public void OwnNameIsTaken(string key, string value) => Assert.IsNull(new GatewaySettings().TrySet(key, value));
}
