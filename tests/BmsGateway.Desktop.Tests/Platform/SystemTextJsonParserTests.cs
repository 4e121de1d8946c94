// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Desktop.Platform;

namespace BmsGateway.Desktop.Tests.Platform;

[TestClass]
public sealed class SystemTextJsonParserTests
{
    private readonly SystemTextJsonParser _parser = new();

    [TestMethod]
    [DataRow("\"a\\n\\u00e4\"", "a\nä")]
    [DataRow("12", 12)]
    [DataRow("-2147483648", int.MinValue)]
    [DataRow("2147483648", 2147483648L)]
    [DataRow("1.5", 1.5)]
    [DataRow("1.0", 1.0)]
    [DataRow("1e3", 1000.0)]
    [DataRow("92233720368547758080", 92233720368547758080.0)]
    [DataRow("true", true)]
    [DataRow("false", false)]
    [DataRow("null", null)]
    [DataRow(" \t\n7 ", 7)]
    [DataRow("\uFEFF7", 7)]
    public void ValueBecomesTheTypeOfTheContract(string text, object? expected) =>
        Assert.AreEqual(expected, Parse(text));

    [TestMethod]
    public void ObjectsAndArraysBecomeHashtableAndArrayList()
    {
        var table = (Hashtable)Parse("{\"a\":[1,{\"b\":\"c\"},[],null],\"d\":{}}")!;
        Assert.AreEqual(2, table.Count);
        var list = (ArrayList)table["a"]!;
        Assert.AreEqual(4, list.Count);
        Assert.AreEqual(1, list[0]);
        Assert.AreEqual("c", ((Hashtable)list[1]!)["b"]);
        Assert.AreEqual(0, ((ArrayList)list[2]!).Count);
        Assert.IsNull(list[3]);
        Assert.AreEqual(0, ((Hashtable)table["d"]!).Count);
    }

    [TestMethod]
    [DataRow("{\"a\": 1,\n\"b\" 2}", "line 2, position 5")]
    [DataRow("", "line 1, position 1")]
    [DataRow("{", "line 1, position 2")]
    [DataRow("[1,]", "line 1, position 4")]
    [DataRow("{\"a\":1,}", "line 1")]
    [DataRow("{'a':1}", "line 1, position 2")]
    [DataRow("[01]", "line 1")]
    [DataRow("// no comments", "line 1, position 1")]
    [DataRow("7 8", "line 1, position 3")]
    [DataRow("NaN", "line 1")]
    [DataRow("{\"a\":1,\"a\":2}", "a")]
    [DataRow("1e999", "1e999")]
    [DataRow("\"\\ud800\"", "surrogate")]
    public void ErrorSaysWhatAndWhere(string text, string expected)
    {
        Assert.IsFalse(_parser.TryParse(text, out object? value, out string error));
        Assert.IsNull(value);
        StringAssert.Contains(error, expected);
    }

    [TestMethod]
    public void NestingIsBounded()
    {
        const int Depth = SystemTextJsonParser.MaximumDepth;
        string deep = new string('[', Depth) + new string(']', Depth);
        Assert.IsTrue(_parser.TryParse(deep, out _, out _));
        Assert.IsFalse(_parser.TryParse("[" + deep + "]", out _, out string error));
        StringAssert.Contains(error, "depth");
    }

    private object? Parse(string text)
    {
        bool valid = _parser.TryParse(text, out object? value, out string error);
        Assert.IsTrue(valid, error);
        Assert.AreEqual("", error);
        return value;
    }
}
