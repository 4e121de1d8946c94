// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

// Vectors: FIPS 180 example messages (NIST, "SHA-1 examples") and RFC 3174 §7.3.
[TestClass]
public class Sha1Tests
{
    [TestMethod]
    [DataRow("", "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709")]
    [DataRow("abc", "A9993E364706816ABA3E25717850C26C9CD0D89D")]
    [DataRow("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983E441C3BD26EBAAE4AA1F95129E5E54670F1")]
    public void PublishedVectorsAreMet(string message, string expected) => Assert.AreEqual(expected, Digest(message));

    [TestMethod]
    public void LongMessageOfRfc3174IsMet()
    {
        // "01234567" eighty times over.
        var message = new StringBuilder();
        for (int i = 0; i < 80; i++)
        {
            message.Append("01234567");
        }

        Assert.AreEqual("DEA356A2CDDD90C7A7ECEDC5EBB563934F460452", Digest(message.ToString()));
    }

    [TestMethod]
    public void OneInstanceComputesManyDigests()
    {
        var sha1 = new Sha1();
        var digest = new byte[Sha1.DigestLength];
        sha1.Compute(new byte[200], 200, digest);
        byte[] abc = Encoding.UTF8.GetBytes("abc");

        sha1.Compute(abc, 3, digest);

        Assert.AreEqual("A9993E364706816ABA3E25717850C26C9CD0D89D", TextOf(digest));
    }

    private static string Digest(string message)
    {
        byte[] data = Encoding.UTF8.GetBytes(message);
        var digest = new byte[Sha1.DigestLength];
        new Sha1().Compute(data, data.Length, digest);
        return TextOf(digest);
    }

    private static string TextOf(byte[] digest)
    {
        var text = new StringBuilder();
        for (int i = 0; i < digest.Length; i++)
        {
            text.Append(digest[i].ToString("X2"));
        }

        return text.ToString();
    }
}
