// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Platform;

namespace BmsGateway.Web.Access;

/// <summary>
/// What is stored of a password: "pbkdf2-sha256$rounds$salt$hash", salt and hash hexadecimal. The rounds are kept with it,
/// so that another machine or a later version can still read it. One instance serves one thread at a time.
/// </summary>
public sealed class PasswordHash
{
    private const string Scheme = "pbkdf2-sha256";
    private const int SaltBytes = 16;
    private const int MaximumRounds = 10000000;

    private readonly ISecurity _security;
    private readonly Pbkdf2 _derivation = new();
    private readonly uint[] _words = new uint[Sha256.StateWords];

    /// <summary>Takes the source of salts.</summary>
    public PasswordHash(ISecurity security)
    {
        _security = security;
    }

    /// <summary>Hashes a new password with a new salt.</summary>
    public string Make(string password)
    {
        byte[] salt = new byte[SaltBytes];
        _security.FillRandom(salt);
        int rounds = _security.PasswordRounds;
        return Scheme + "$" + rounds.ToString() + "$" + HexText.Of(salt) + "$" + Derive(password, salt, rounds);
    }

    /// <summary>True when a text is something that <see cref="Make"/> has made.</summary>
    public static bool IsValid(string stored) => TrySplit(stored, out _, out _, out _);

    /// <summary>True when the password is the stored one.</summary>
    public bool Matches(string stored, string password) =>
        TrySplit(stored, out int rounds, out byte[]? salt, out string hash)
        && SecretText.AreEqual(hash, Derive(password, salt!, rounds));

    private string Derive(string password, byte[] salt, int rounds)
    {
        _derivation.Derive(Encoding.UTF8.GetBytes(password), salt, rounds, _words);
        return HexText.Of(HexText.BytesOf(_words));
    }

    private static bool TrySplit(string stored, out int rounds, out byte[]? salt, out string hash)
    {
        rounds = 0;
        salt = null;
        hash = "";
        string[] parts = stored.Split('$');
        if (parts.Length != 4 || parts[0] != Scheme || parts[1].Length > 8 || !int.TryParse(parts[1], out rounds))
        {
            return false;
        }

        salt = HexText.Parse(parts[2]);
        hash = parts[3];
        byte[]? bytes = HexText.Parse(hash);
        return rounds >= 1 && rounds <= MaximumRounds
            && salt != null && salt.Length == SaltBytes
            && bytes != null && bytes.Length == Sha256.StateWords * 4;
    }
}
