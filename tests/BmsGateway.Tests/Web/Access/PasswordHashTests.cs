// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access;

[TestClass]
public class PasswordHashTests
{
    // First 32 of 64 bytes: RFC 7914 §11.
    [TestMethod]
    public void DerivationIsThatOfTheStandard()
    {
        uint[] words = new uint[Sha256.StateWords];
        new Pbkdf2().Derive(Encoding.UTF8.GetBytes("passwd"), Encoding.UTF8.GetBytes("salt"), 1, words);

        Assert.AreEqual(
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
            HexText.Of(HexText.BytesOf(words)));
    }

    [TestMethod]
    public void PasswordMatchesItsHashAndNoOtherDoes()
    {
        var hash = new PasswordHash(new FakeSecurity());
        string stored = hash.Make("correct horse");

        Assert.IsTrue(hash.Matches(stored, "correct horse"));
        Assert.IsFalse(hash.Matches(stored, "correct horsf"));
        Assert.IsFalse(hash.Matches(stored, "correct hors"));
        Assert.IsFalse(hash.Matches(stored, "correct horse "));
        Assert.IsFalse(hash.Matches(stored, ""));
    }

    [TestMethod]
    public void SamePasswordGetsAnotherHashEachTime()
    {
        var hash = new PasswordHash(new FakeSecurity());
        string first = hash.Make("correct horse");
        string second = hash.Make("correct horse");

        Assert.IsFalse(first == second);
        Assert.IsTrue(hash.Matches(second, "correct horse"));
        Assert.IsTrue(first.StartsWith("pbkdf2-sha256$2$000102030405060708090a0b0c0d0e0f$"));
        Assert.IsTrue(first.IndexOf("correct") < 0);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("correct horse")]
    [DataRow("md5$2$00$00")]
    [DataRow("pbkdf2-sha256$0$000102030405060708090a0b0c0d0e0f$")]
    [DataRow("pbkdf2-sha256$2$000102030405060708090a0b0c0d0e0f$")]
    [DataRow("pbkdf2-sha256$x$000102030405060708090a0b0c0d0e0f$e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [DataRow("pbkdf2-sha256$99999999$000102030405060708090a0b0c0d0e0f$e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [DataRow("pbkdf2-sha256$2$00$e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [DataRow("pbkdf2-sha256$2$ZZ0102030405060708090a0b0c0d0e0f$e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void BrokenHashMatchesNothing(string stored)
    {
        Assert.IsFalse(PasswordHash.IsValid(stored));
        Assert.IsFalse(new PasswordHash(new FakeSecurity()).Matches(stored, ""));
    }
}
