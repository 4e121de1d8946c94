// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Json;

namespace BmsGateway.Tests.Json;

[TestClass]
public class JsonMembersTests
{
    [TestMethod]
    public void MembersComeInTheirOrderWithKindAndValue()
    {
        JsonMembers members = Read("{\"a\":1, \"b\" : \"x\\ty\\u00e4\\\"\", \"c\":true,\"d\":null,\"e\":[1, 2],\"f\":{ }}");

        Assert.AreEqual(6, members.Count);
        AssertMember(members, 0, "a", JsonKind.Number, "1");
        AssertMember(members, 1, "b", JsonKind.Text, "x\tyä\"");
        AssertMember(members, 2, "c", JsonKind.Flag, "true");
        AssertMember(members, 3, "d", JsonKind.Null, "null");
        AssertMember(members, 4, "e", JsonKind.Array, "[1, 2]");
        AssertMember(members, 5, "f", JsonKind.Object, "{ }");
    }

    [TestMethod]
    public void RawPartsStandAsInTheText()
    {
        JsonMembers members = Read("{\"a\\u0062\":\"x\\n\"}");

        Assert.AreEqual("ab", members.KeyAt(0));
        Assert.AreEqual("\"a\\u0062\"", members.RawKeyAt(0));
        Assert.AreEqual("\"x\\n\"", members.RawValueAt(0));
    }

    [TestMethod]
    public void NameIsFoundAndOthersAreNot()
    {
        JsonMembers members = Read("{\"a\":1,\"b\":2}");

        Assert.AreEqual(1, members.Find("b"));
        Assert.AreEqual(-1, members.Find("c"));
    }

    [TestMethod]
    public void PlaceIsThatOfTheName() =>
        Assert.AreEqual("line 2, character 3", Read("{\n  \"a\":1}").PlaceAt(0));

    [TestMethod]
    public void ObjectInsideIsOpenedWithPlacesOfTheWholeText()
    {
        JsonMembers? inside = Read("{\"v\":2,\n\"s\":{\"x\":7}}").Open(1, out string error);

        Assert.AreEqual("", error);
        Assert.AreEqual("7", inside!.ValueAt(0));
        Assert.AreEqual("line 2, character 6", inside.PlaceAt(0));
    }

    [TestMethod]
    [DataRow("[]", "line 1, character 1: one JSON object in braces is expected")]
    [DataRow("5", "line 1, character 1: one JSON object in braces is expected")]
    [DataRow("{\"a\":1,\"\\u0061\":2}", "line 1, character 8: \"a\" is there twice")]
    public void AnythingElseIsRefusedWithItsPlace(string text, string expected)
    {
        Assert.IsNull(JsonMembers.TryRead(text, 100, out string error));
        Assert.AreEqual(expected, error);
    }

    [TestMethod]
    public void MembersAreLimited()
    {
        string text = "{\"0\":0";
        for (int i = 1; i <= JsonMembers.MaximumCount; i++)
        {
            text += ",\"" + i.ToString() + "\":0";
        }

        Assert.IsNull(JsonMembers.TryRead(text + "}", 100000, out string error));
        Assert.IsTrue(error.IndexOf("more than 512 members") > 0);
    }

    private static JsonMembers Read(string text)
    {
        JsonMembers? members = JsonMembers.TryRead(text, 1000, out string error);
        Assert.AreEqual("", error);
        return members!;
    }

    private static void AssertMember(JsonMembers members, int index, string key, JsonKind kind, string value)
    {
        Assert.AreEqual(key, members.KeyAt(index));
        Assert.AreEqual((int)kind, (int)members.KindAt(index));
        Assert.AreEqual(value, members.ValueAt(index));
    }
}
