// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsRegisterDefinitionTests
{
    [TestMethod]
    [DataRow(300, 0, 1199L, false)]
    [DataRow(300, 0, 1200L, true)]
    [DataRow(300, 0, 4500L, true)]
    [DataRow(300, 0, 4501L, false)]
    [DataRow(314, 0, 0L, false)]
    [DataRow(314, 0, 5L, true)]
    [DataRow(320, 0, -40L, true)]
    [DataRow(320, 0, -41L, false)]
    [DataRow(329, 0, 7L, true)]
    [DataRow(329, 0, 8L, false)] // a reserved flag
    [DataRow(330, 0, 1L, true)]
    [DataRow(330, 0, 3L, false)] // no such charger
    [DataRow(330, 1, 30L, true)] // the range belongs to the high byte
    [DataRow(330, 1, 31L, false)]
    [DataRow(337, 0, 1L, false)] // in the range, but no code
    [DataRow(337, 0, 16L, true)]
    [DataRow(53, 0, 17L, false)]
    [DataRow(44, 0, 9999L, true)] // the document gives no range
    public void OnlyValuesWithANameAndInTheRangeAreAllowed(int address, int part, long value, bool expected) =>
        Assert.AreEqual(expected, TinyBmsRegisterTable.Find(address)!.Allows(part, value));

    [TestMethod]
    public void EveryDefaultIsAllowed()
    {
        int defaults = 0;
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            if (row.Default != BatterySnapshot.Unknown)
            {
                Assert.IsTrue(row.Allows(0, row.Default), row.Key);
                defaults++;
            }
        }

        Assert.IsTrue(defaults > 30);
    }

    [TestMethod]
    public void NamesAreFoundByTheirCode()
    {
        TinyBmsRegisterDefinition row = TinyBmsRegisterTable.Find(TinyBmsRegister.PrechargeOutput)!;

        Assert.AreEqual(10, TinyBmsNames.Count(row.Names));
        Assert.AreEqual("0=disabled", TinyBmsNames.At(row.Names, 0));
        Assert.AreEqual("16=AIHO2 active high", TinyBmsNames.At(row.Names, 9));
        Assert.AreEqual("discharge FET", TinyBmsNames.Find(row.Names, 2));
        Assert.AreEqual("AIHO2 active high", TinyBmsNames.Find(row.Names, 16));
        Assert.AreEqual("", TinyBmsNames.Find(row.Names, 1)); // not part of 16
        Assert.AreEqual("", TinyBmsNames.Find(row.Names, 6000000000000));
        Assert.AreEqual("", TinyBmsNames.Find("", 0));
        Assert.AreEqual(0, TinyBmsNames.Count(""));
    }

    [TestMethod]
    public void BothBytesOfTheCausesHaveNames()
    {
        TinyBmsRegisterDefinition row = TinyBmsRegisterTable.Find(TinyBmsRegister.ResetAndWakeUpCause)!;

        Assert.AreEqual("software", TinyBmsNames.Find(row.Names, 4));
        Assert.AreEqual("UART", TinyBmsNames.Find(row.HighNames, 3));
    }

    [TestMethod]
    public void FirmwareWithAllRegistersOfRevisionDIsTold()
    {
        ushort[] words = SettingsOfRevisionD();

        Assert.IsTrue(TinyBmsRevision.HasRevisionD(words, 300));
    }

    [TestMethod]
    [DataRow(305)]
    [DataRow(310)]
    [DataRow(321)]
    [DataRow(322)]
    public void FirmwareThatLacksOneOfThemIsOlder(int address)
    {
        ushort[] words = SettingsOfRevisionD();
        words[address - 300] = 0;

        Assert.IsFalse(TinyBmsRevision.HasRevisionD(words, 300));
    }

    private static ushort[] SettingsOfRevisionD()
    {
        var words = new ushort[44];
        words[305 - 300] = 70;
        words[310 - 300] = 20;
        words[321 - 300] = 80;
        words[322 - 300] = 5000;
        return words;
    }
}
