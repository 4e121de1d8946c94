// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access;

/// <summary>Published examples: NIST, "SHA-256" in Examples with Intermediate Values; FIPS 180-4.</summary>
[TestClass]
public class Sha256Tests
{
    [TestMethod]
    [DataRow("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [DataRow("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [DataRow(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void PublishedMessagesHaveTheirDigest(string message, string digest)
    {
        uint[] words = new uint[Sha256.StateWords];
        new Sha256().Compute(Encoding.UTF8.GetBytes(message), words);

        Assert.AreEqual(digest, HexText.Of(HexText.BytesOf(words)));
    }

    [TestMethod]
    public void InstanceCanBeUsedAgain()
    {
        var hash = new Sha256();
        uint[] words = new uint[Sha256.StateWords];
        hash.Compute(Encoding.UTF8.GetBytes(new string('a', 200)), words);
        hash.Compute(Encoding.UTF8.GetBytes("abc"), words);

        Assert.AreEqual(0xBA7816BFu, words[0]);
        Assert.AreEqual(0xF20015ADu, words[7]);
    }
}
