// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Json;

namespace BmsGateway.Tests.Json;

[TestClass]
public class JsonCursorTests
{
    [TestMethod]
    [DataRow("{}")]
    [DataRow(" { \"a\" : [ 1 , -0 , 0.5 , 1e9 , 1E-2 , -3.25e+7 ] , \"b\" : { \"c\" : null } } \r\n\t")]
    [DataRow("[true,false,null,\"\"]")]
    [DataRow("\"a\\\"b\\\\c\\/\\b\\f\\n\\r\\t\\u00e4ä😀\"")]
    [DataRow("0")]
    [DataRow("\uFEFF{}")]
    public void ValidTextPasses(string text) => Assert.AreEqual("", JsonMembers.Check(text, 200));

    [TestMethod]
    [DataRow("", "line 1, character 1: the text ends too early, a value is expected")]
    [DataRow("{", "line 1, character 2: the text ends too early, a text in quotation marks is expected")]
    [DataRow("{\"a\"", "line 1, character 5: the text ends too early, a colon is expected")]
    [DataRow("{\"a\":1", "line 1, character 7: the text ends too early, a comma or a closing brace is expected")]
    [DataRow("{\"a\":1,}", "line 1, character 8: a text in quotation marks is expected")]
    [DataRow("[1,]", "line 1, character 4: a value is expected")]
    [DataRow("[1 2]", "line 1, character 4: a comma or a closing bracket is expected")]
    [DataRow("{\n  \"a\": 01}", "line 2, character 10: a number begins with 0")]
    [DataRow("+1", "line 1, character 1: a value is expected")]
    [DataRow("-", "line 1, character 2: the text ends too early, a value is expected")]
    [DataRow("1.", "line 1, character 3: the text ends too early, a digit is expected")]
    [DataRow("1e", "line 1, character 3: the text ends too early, a digit is expected")]
    [DataRow("tru", "line 1, character 4: the text ends too early, true is expected")]
    [DataRow("nulL", "line 1, character 4: null is expected")]
    [DataRow("{} x", "line 1, character 4: nothing is expected behind the end")]
    [DataRow("\"abc", "line 1, character 5: the text ends too early, a quotation mark is missing")]
    [DataRow("\"a\nb\"", "line 1, character 3: a control character inside a text")]
    [DataRow("\"\\x\"", "line 1, character 3: an unknown escape")]
    [DataRow("\"\\u12g4\"", "line 1, character 6: \\u needs four hexadecimal digits")]
    [DataRow("\"\\u0000\"", "line 1, character 7: this \\u escape is not supported, write the character itself")]
    [DataRow("\"\\ud83d\\ude00\"", "line 1, character 7: this \\u escape is not supported, write the character itself")]
    [DataRow("{'a':1}", "line 1, character 2: a text in quotation marks is expected")]
    [DataRow("NaN", "line 1, character 1: a value is expected")]
    public void MistakeIsNamedWithItsPlace(string text, string error) =>
        Assert.AreEqual(error, JsonMembers.Check(text, 200));

    [TestMethod]
    public void DepthOfSixteenPassesAndOneMoreDoesNot()
    {
        Assert.AreEqual("", JsonMembers.Check(new string('[', 16) + new string(']', 16), 200));

        string error = JsonMembers.Check(new string('[', 17) + new string(']', 17), 200);

        Assert.AreEqual("line 1, character 17: nested too deeply, allowed are 16 levels", error);
    }

    [TestMethod]
    public void ManyOpenBracketsEndAtTheLimitAndNotOnTheStack() =>
        Assert.IsTrue(JsonMembers.Check(new string('[', 100000), 100000).IndexOf("nested too deeply") > 0);

    [TestMethod]
    public void LongTextIsRefusedUnread() =>
        Assert.AreEqual("the text has 201 characters, allowed are 200", JsonMembers.Check(new string('[', 201), 200));
}
