// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Globalization;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>The register table against the register map of the fixtures, row by row.</summary>
[TestClass]
public class TinyBmsRegisterFixtureTests
{
    // The catalogue that the column comes from has these in percent, not in counts of 0.002 %, and they are commands,
    // not settings.
    private static readonly HashSet<string> DefaultsThatAreNone = new() { "323", "328" };

    private static List<Dictionary<string, string>> Fixtures => TinyBmsVectors.Load("tinybms-registers.tsv");

    [TestMethod]
    public void TableHasEveryRowOfTheMapAndNoOther()
    {
        var starts = new SortedSet<int>();
        foreach (Dictionary<string, string> row in Fixtures)
        {
            starts.Add(AddressOf(row));
            Assert.IsNotNull(TinyBmsRegisterTable.Find(AddressOf(row)), row["address"]);
        }

        Assert.AreEqual(154, starts.Count);
        Assert.AreEqual(154, TinyBmsRegisterTable.Count);
    }

    [TestMethod]
    public void AddressLengthKeyTypeAndGroupAreThoseOfTheMap()
    {
        foreach (Dictionary<string, string> row in Fixtures)
        {
            TinyBmsRegisterDefinition found = Found(row);
            string[] range = row["address"].Split('-');
            int words = range.Length == 2
                ? int.Parse(range[1], CultureInfo.InvariantCulture) - found.Address + 1
                : int.Parse(row["words"], CultureInfo.InvariantCulture);
            Assert.AreEqual(words, found.Words, row["address"]);
            Assert.AreEqual(row["key"], found.Key, row["address"]);
            Assert.AreEqual(TypeOf(row), found.Type, row["address"]);
            Assert.AreEqual(row["group"], found.Group.ToString().ToLowerInvariant(), row["address"]);
            if (row["hex"].Length > 0)
            {
                Assert.AreEqual(row["hex"], "0x" + found.Address.ToString("X4", CultureInfo.InvariantCulture));
            }
        }
    }

    [TestMethod]
    public void ScaleAndUnitAreThoseOfTheMap()
    {
        foreach (Dictionary<string, string> row in Fixtures)
        {
            TinyBmsRegisterDefinition found = Found(row);
            string scale = row["scale"].Replace(" (high)", "");
            decimal expected = scale.Length == 0 ? 1m : decimal.Parse(scale, CultureInfo.InvariantCulture);
            if (found.Type == TinyBmsRegisterType.Float32)
            {
                expected /= 1000; // decoded to thousandths
            }

            Assert.AreEqual(expected, found.ScaleMillionths / 1000000m, row["address"]);
            string unit = row["unit"].Replace(" (high)", "").Replace("degC", "°C");
            Assert.AreEqual(unit == "count" ? "" : unit, found.Unit, row["address"]);
        }
    }

    [TestMethod]
    public void RangeAndDefaultAreThoseOfTheMap()
    {
        int ranges = 0;
        int defaults = 0;
        foreach (Dictionary<string, string> row in Fixtures)
        {
            TinyBmsRegisterDefinition found = Found(row);
            bool isFromZero = row["min"].Length == 0 && row["max"].Length > 0; // the number of cells found
            Assert.AreEqual(isFromZero ? 0 : NumberOf(row["min"]), found.Minimum, row["address"]);
            Assert.AreEqual(NumberOf(row["max"].Replace(" (high)", "")), found.Maximum, row["address"]);
            string start = DefaultsThatAreNone.Contains(row["address"]) ? "" : row["gw_default"];
            Assert.AreEqual(NumberOf(start), found.Default, row["address"]);
            ranges += found.Minimum != BatterySnapshot.Unknown ? 1 : 0;
            defaults += found.Default != BatterySnapshot.Unknown ? 1 : 0;
        }

        Assert.AreEqual(40, ranges);
        Assert.AreEqual(32, defaults);
    }

    [TestMethod]
    public void AccessAndRevisionAreThoseOfTheMap()
    {
        int since = 0;
        foreach (Dictionary<string, string> row in Fixtures)
        {
            TinyBmsRegisterDefinition found = Found(row);
            TinyBmsRegisterAccess access = row["access"] == "RW" ? TinyBmsRegisterAccess.ReadWrite
                : row["access"] == "R" ? TinyBmsRegisterAccess.Read
                : TinyBmsRegisterAccess.None;
            Assert.AreEqual(access, found.Access, row["address"]);
            Assert.AreEqual(row["oldest_doc_seen"].EndsWith('D'), found.IsSinceRevisionD, row["address"]);
            bool hasOrder = found.Words == 2 && row["type"].Length > 0;
            Assert.AreEqual(hasOrder, row["word_order"] == "low word first", row["address"]);
            since += found.IsSinceRevisionD ? 1 : 0;
        }

        Assert.AreEqual(9, since);
    }

    [TestMethod]
    public void EveryCodeOfAnEnumerationIsInTheRangeAndViceVersa()
    {
        int lists = 0;
        foreach (Dictionary<string, string> row in Fixtures)
        {
            TinyBmsRegisterDefinition found = Found(row);
            bool isList = row["type"].Contains("enum");
            Assert.AreEqual(isList || row["address"] is "329" or "114", found.Names.Length > 0, row["address"]);
            if (!isList || found.Minimum == BatterySnapshot.Unknown || found.Type == TinyBmsRegisterType.BytePair)
            {
                continue;
            }

            lists++;
            for (int code = -1; code <= 256; code++)
            {
                bool isGap = found.Address == TinyBmsRegister.PrechargeOutput && (code == 1 || (code > 9 && code < 16));
                bool expected = code >= found.Minimum && code <= found.Maximum && !isGap;
                Assert.AreEqual(expected, found.Allows(0, code), row["address"] + " " + code);
                Assert.AreEqual(expected, TinyBmsNames.Has(found.Names, code), row["address"] + " " + code);
            }
        }

        Assert.AreEqual(13, lists);
    }

    [TestMethod]
    public void EveryValueSeenOnARealDeviceDecodesAndEncodesBack()
    {
        int seen = 0;
        foreach (Dictionary<string, string> row in Fixtures)
        {
            string observed = row["observed_real_device"];
            if (observed.Length == 0)
            {
                continue;
            }

            TinyBmsRegisterDefinition found = Found(row);
            ushort[] words = WordsOf(found, observed);
            var copy = new ushort[words.Length];
            for (int part = 0; part < TinyBmsRegisterCodec.PartCount(found); part++)
            {
                long count = TinyBmsRegisterCodec.Decode(found, words, 0, part);
                Assert.IsTrue(TinyBmsRegisterCodec.TryEncode(found, copy, 0, part, count), found.Key);
            }

            CollectionAssert.AreEqual(words, copy, found.Key);
            seen++;
        }

        Assert.AreEqual(66, seen);
    }

    private static ushort[] WordsOf(TinyBmsRegisterDefinition row, string observed)
    {
        if (observed.Contains('/'))
        {
            string[] both = observed.Split('/');
            return new[] { Word(both[0]), Word(both[1]) };
        }

        if (row.Type == TinyBmsRegisterType.Float32)
        {
            int bits = BitConverter.SingleToInt32Bits(float.Parse(observed, CultureInfo.InvariantCulture));
            return new[] { (ushort)bits, (ushort)(bits >> 16) };
        }

        if (row.Words == 2)
        {
            uint value = uint.Parse(observed, CultureInfo.InvariantCulture);
            return new[] { (ushort)value, (ushort)(value >> 16) };
        }

        return new[] { Word(observed) };
    }

    private static ushort Word(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? Convert.ToUInt16(text.Substring(2), 16)
        : (ushort)int.Parse(text, CultureInfo.InvariantCulture);

    private static int AddressOf(Dictionary<string, string> row) =>
        int.Parse(row["address"].Split('-')[0], CultureInfo.InvariantCulture);

    private static TinyBmsRegisterDefinition Found(Dictionary<string, string> row) =>
        TinyBmsRegisterTable.Find(AddressOf(row))!;

    private static int NumberOf(string text) =>
        text.Length == 0 ? BatterySnapshot.Unknown : int.Parse(text, CultureInfo.InvariantCulture);

    private static TinyBmsRegisterType TypeOf(Dictionary<string, string> row) => row["type"] switch
    {
        "u16" => TinyBmsRegisterType.UInt16,
        "i16" => TinyBmsRegisterType.Int16,
        "u32" => TinyBmsRegisterType.UInt32,
        "f32" => TinyBmsRegisterType.Float32,
        "u16 enum" => TinyBmsRegisterType.Enumeration,
        "u16 bits" => TinyBmsRegisterType.BitField,
        "u8 low + u8 high" or "u8 low + bits" or "u8 low enum + u8 high" => TinyBmsRegisterType.BytePair,
        "i8 low + i8 high" => TinyBmsRegisterType.SignedBytePair,
        "u8 low" => TinyBmsRegisterType.LowByte,
        "u8 low enum" => TinyBmsRegisterType.LowByteEnumeration,
        "u24 time + u8 id" => TinyBmsRegisterType.Event,
        "96 bit" => TinyBmsRegisterType.Binary,
        _ => TinyBmsRegisterType.Reserved,
    };
}
