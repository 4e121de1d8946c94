// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Security.Cryptography;
using System.Text;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access.Desktop;

/// <summary>The own hashes against those of .NET.</summary>
[TestClass]
public class Pbkdf2ReferenceTests
{
    [TestMethod]
    public void DigestsAreThoseOfTheClassLibraryForEveryLength()
    {
        var hash = new Sha256();
        uint[] words = new uint[Sha256.StateWords];
        for (int length = 0; length <= 200; length++)
        {
            byte[] message = new byte[length];
            new Random(length).NextBytes(message);
            hash.Compute(message, words);

            Assert.AreEqual(
                Convert.ToHexStringLower(SHA256.HashData(message)), HexText.Of(HexText.BytesOf(words)), $"{length} bytes");
        }
    }

    [TestMethod]
    [DataRow("passwd", 4, 1)]
    [DataRow("", 16, 7)]
    [DataRow("correct horse battery", 16, 40)]
    [DataRow("Schlüssel mit Ümläuten und noch ein paar Zeichen mehr, damit er länger als ein Block ist", 16, 3)]
    [DataRow("x", 48, 2)]
    [DataRow("x", 0, 2)]
    public void DerivationIsThatOfTheClassLibrary(string password, int saltLength, int rounds)
    {
        byte[] salt = new byte[saltLength];
        new Random(saltLength).NextBytes(salt);
        uint[] words = new uint[Sha256.StateWords];
        new Pbkdf2().Derive(Encoding.UTF8.GetBytes(password), salt, rounds, words);

        byte[] expected = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), salt, rounds, HashAlgorithmName.SHA256, 32);
        Assert.AreEqual(Convert.ToHexStringLower(expected), HexText.Of(HexText.BytesOf(words)));
    }
}
