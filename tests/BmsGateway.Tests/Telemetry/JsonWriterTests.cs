// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Tests.Telemetry;

[TestClass]
public class JsonWriterTests
{
    [TestMethod]
    public void MembersAndElementsAreSeparatedByCommas()
    {
        var json = new JsonWriter(100);

        json.BeginObject();
        json.WriteNumber("a", 1);
        json.BeginObject("b");
        json.WriteBoolean("c", true);
        json.WriteBoolean("d", false);
        json.EndObject();
        json.BeginArray("e");
        json.WriteFixed(10, 1);
        json.WriteFixed(20, 1);
        json.BeginObject();
        json.EndObject();
        json.EndArray();
        json.WriteNull("f");
        json.EndObject();

        Assert.AreEqual("{\"a\":1,\"b\":{\"c\":true,\"d\":false},\"e\":[1.0,2.0,{}],\"f\":null}", GatewayBench.TextOf(json));
        Assert.IsFalse(json.IsOverflow);
    }

    [TestMethod]
    [DataRow(0, 0, "0")]
    [DataRow(7, 0, "7")]
    [DataRow(-7, 0, "-7")]
    [DataRow(int.MaxValue, 0, "2147483647")]
    [DataRow(int.MinValue, 0, "-2147483648")]
    [DataRow(52812, 3, "52.812")]
    [DataRow(-52812, 3, "-52.812")]
    [DataRow(5, 3, "0.005")]
    [DataRow(-5, 3, "-0.005")]
    [DataRow(1000, 3, "1.000")]
    [DataRow(0, 1, "0.0")]
    public void NumbersKeepTheirDecimals(int scaled, int decimals, string expected) => Assert.AreEqual(expected, Fixed(scaled, decimals));

    [TestMethod]
    public void LongestNumbersFit()
    {
        Assert.AreEqual("-9223372036854775808", Fixed(long.MinValue, 0));
        Assert.AreEqual("9223372036854775807", Fixed(long.MaxValue, 0));
        Assert.AreEqual("-9.223372036854775808", Fixed(long.MinValue, 18));
        Assert.AreEqual("0.000000000000000001", Fixed(1, 18));
    }

    [TestMethod]
    public void QuotesBackslashesAndControlCharactersAreEscaped()
    {
        Assert.AreEqual("\"a\\\"b\\\\c\"", Text("a\"b\\c"));
        Assert.AreEqual("\"\\u0000\\u0009\\u000a\\u001f\"", Text("\0\t\n\u001f"));
    }

    [TestMethod]
    public void OtherScriptsAreWrittenAsUtf8()
    {
        Assert.AreEqual("\"°C é 電\"", Text("°C é 電"));
        Assert.AreEqual("\"\U0001F50B\"", Text("\U0001F50B"));
    }

    [TestMethod]
    public void HalfOfASurrogatePairBecomesTheReplacementCharacter()
    {
        var json = new JsonWriter(40);
        json.BeginObject();
        json.WriteString("t", new string(new[] { 'a', (char)0xD83D, 'b' }));
        json.EndObject();

        // EF BF BD is U+FFFD.
        Assert.AreEqual(0xEF, (int)json.Buffer[7]);
        Assert.AreEqual(0xBF, (int)json.Buffer[8]);
        Assert.AreEqual(0xBD, (int)json.Buffer[9]);
        Assert.AreEqual((int)'b', (int)json.Buffer[10]);
    }

    [TestMethod]
    public void NullTextIsJsonNull() => Assert.AreEqual("null", Text(null));

    [TestMethod]
    public void LongTextIsCutBehindTheLimit()
    {
        var json = new JsonWriter(100);
        json.BeginObject();
        json.WriteString("t", "abcdefgh", 3);
        json.EndObject();

        Assert.AreEqual("{\"t\":\"abc\"}", GatewayBench.TextOf(json));
    }

    [TestMethod]
    public void EscapedTextOvershootsTheLimitByFiveBytesAtMost()
    {
        var json = new JsonWriter(100);
        json.BeginObject();
        json.WriteString("t", "\u0001\u0001\u0001\u0001", 7);
        json.EndObject();

        Assert.AreEqual("{\"t\":\"\\u0001\\u0001\"}", GatewayBench.TextOf(json));
    }

    [TestMethod]
    public void TooLongTextIsFlaggedAndNothingIsWrittenBehindTheBuffer()
    {
        for (int room = 0; room < 30; room++)
        {
            var json = new JsonWriter(room);
            json.BeginObject();
            json.WriteString("name", "1234567890");
            json.WriteFixed("n", -123, 1);
            json.EndObject();

            // {"name":"1234567890","n":-12.3}
            Assert.IsTrue(json.IsOverflow);
            Assert.IsTrue(json.Length <= room);
        }
    }

    [TestMethod]
    public void TextThatFitsExactlyIsNoOverflow()
    {
        var json = new JsonWriter(7);
        json.BeginObject();
        json.WriteNumber("a", 1);
        json.EndObject();

        Assert.IsFalse(json.IsOverflow);
        Assert.AreEqual(7, json.Length);
    }

    [TestMethod]
    public void ResetStartsANewTextAndForgetsTheOverflow()
    {
        var json = new JsonWriter(7);
        json.BeginObject();
        json.WriteNumber("abc", 1234);
        json.Reset();
        json.BeginObject();
        json.WriteNumber("a", 1);
        json.EndObject();

        Assert.AreEqual("{\"a\":1}", GatewayBench.TextOf(json));
        Assert.IsFalse(json.IsOverflow);
    }

    [TestMethod]
    public void BytesInFrontOfTheStartStayUntouched()
    {
        byte[] buffer = { 1, 2, 3, 4, 0, 0 };
        var json = new JsonWriter(buffer, 4);
        json.BeginObject();
        json.EndObject();

        Assert.AreEqual(4, (int)buffer[3]);
        Assert.AreEqual((int)'{', (int)buffer[4]);
        Assert.AreEqual(2, json.Length);
    }

    private static string Fixed(long scaled, int decimals)
    {
        var json = new JsonWriter(60);
        json.BeginObject();
        json.WriteFixed("v", scaled, decimals);
        json.EndObject();
        string text = GatewayBench.TextOf(json);
        return text.Substring(5, text.Length - 6);
    }

    private static string Text(string? value)
    {
        var json = new JsonWriter(100);
        json.BeginObject();
        json.WriteString("v", value);
        json.EndObject();
        string text = GatewayBench.TextOf(json);
        return text.Substring(5, text.Length - 6);
    }
}
