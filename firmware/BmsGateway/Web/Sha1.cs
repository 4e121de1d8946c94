// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>
/// SHA-1 (FIPS 180-4 §6.1), only for the handshake of RFC 6455, which asks for it; it protects nothing here. nanoFramework has none.
/// One instance serves one thread.
/// </summary>
public sealed class Sha1
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestLength = 20;

    private const int BlockLength = 64;
    private const int LengthAt = 56;

    private readonly uint[] _words = new uint[80];
    private readonly uint[] _hash = new uint[5];
    private readonly byte[] _last = new byte[BlockLength];

    /// <summary>Computes a digest.</summary>
    /// <param name="data">Buffer with the message.</param>
    /// <param name="length">Bytes of the message, from the start of the buffer.</param>
    /// <param name="digest">Takes <see cref="DigestLength"/> bytes.</param>
    public void Compute(byte[] data, int length, byte[] digest)
    {
        _hash[0] = 0x67452301;
        _hash[1] = 0xEFCDAB89;
        _hash[2] = 0x98BADCFE;
        _hash[3] = 0x10325476;
        _hash[4] = 0xC3D2E1F0;

        int done = 0;
        while (length - done >= BlockLength)
        {
            AddBlock(data, done);
            done += BlockLength;
        }

        AddLast(data, done, length);
        for (int i = 0; i < DigestLength; i++)
        {
            digest[i] = (byte)(_hash[i >> 2] >> (24 - ((i & 3) << 3)));
        }
    }

    private void AddLast(byte[] data, int done, int length)
    {
        int rest = length - done;
        System.Array.Clear(_last, 0, BlockLength);
        System.Array.Copy(data, done, _last, 0, rest);
        _last[rest] = 0x80;
        if (rest >= LengthAt)
        {
            AddBlock(_last, 0);
            System.Array.Clear(_last, 0, BlockLength);
        }

        // The length in bits, big-endian; an int of bytes needs 35 bits.
        long bits = (long)length << 3;
        for (int i = 0; i < 8; i++)
        {
            _last[BlockLength - 1 - i] = (byte)(bits >> (i << 3));
        }

        AddBlock(_last, 0);
    }

    private void AddBlock(byte[] data, int offset)
    {
        uint[] w = _words;
        for (int t = 0; t < 16; t++)
        {
            int at = offset + (t << 2);
            w[t] = ((uint)data[at] << 24) | ((uint)data[at + 1] << 16) | ((uint)data[at + 2] << 8) | data[at + 3];
        }

        for (int t = 16; t < 80; t++)
        {
            uint mixed = w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16];
            w[t] = (mixed << 1) | (mixed >> 31);
        }

        Mix(w);
    }

    private void Mix(uint[] w)
    {
        uint a = _hash[0];
        uint b = _hash[1];
        uint c = _hash[2];
        uint d = _hash[3];
        uint e = _hash[4];
        for (int t = 0; t < 80; t++)
        {
            uint f;
            if (t < 20)
            {
                f = ((b & c) | (~b & d)) + 0x5A827999;
            }
            else if (t < 40)
            {
                f = (b ^ c ^ d) + 0x6ED9EBA1;
            }
            else if (t < 60)
            {
                f = ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
            }
            else
            {
                f = (b ^ c ^ d) + 0xCA62C1D6;
            }

            uint next = ((a << 5) | (a >> 27)) + f + e + w[t];
            e = d;
            d = c;
            c = (b << 30) | (b >> 2);
            b = a;
            a = next;
        }

        _hash[0] += a;
        _hash[1] += b;
        _hash[2] += c;
        _hash[3] += d;
        _hash[4] += e;
    }
}
