// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Web.Access;

/// <summary>
/// SHA-256 (FIPS 180-4 §6.2) on 32-bit words, so that a repeated hash need not go through bytes. One instance serves one
/// thread.
/// </summary>
public sealed class Sha256
{
    /// <summary>Words of a state and of a digest.</summary>
    public const int StateWords = 8;

    /// <summary>Words of a block.</summary>
    public const int BlockWords = 16;

    private const int BlockBytes = 64;
    private const int RoundCount = 64;
    private const int LongestLastBlock = 55;

    // FIPS 180-4 §4.2.2: the first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static readonly uint[] Constants =
    {
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    };

    // FIPS 180-4 §5.3.3.
    private static readonly uint[] Start =
    {
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
    };

    private readonly uint[] _words = new uint[RoundCount];
    private readonly uint[] _block = new uint[BlockWords];

    /// <summary>Puts the starting value into a state.</summary>
    public static void Begin(uint[] state) => Array.Copy(Start, 0, state, 0, StateWords);

    /// <summary>Digest of a whole message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="digest">Takes <see cref="StateWords"/> words.</param>
    public void Compute(byte[] message, uint[] digest)
    {
        Begin(digest);
        int at = 0;
        while (message.Length - at >= BlockBytes)
        {
            Pack(message, at, BlockBytes, _block);
            AddBlock(digest, _block);
            at += BlockBytes;
        }

        int rest = message.Length - at;
        Pack(message, at, rest, _block);
        _block[rest >> 2] |= 0x80000000 >> ((rest & 3) << 3);
        if (rest > LongestLastBlock)
        {
            AddBlock(digest, _block);
            Array.Clear(_block, 0, BlockWords);
        }

        _block[BlockWords - 2] = (uint)(message.Length >> 29);
        _block[BlockWords - 1] = (uint)message.Length << 3;
        AddBlock(digest, _block);
    }

    /// <summary>Puts bytes into a block, big-endian; the rest of the block becomes 0.</summary>
    public static void Pack(byte[] bytes, int offset, int count, uint[] block)
    {
        Array.Clear(block, 0, BlockWords);
        for (int i = 0; i < count; i++)
        {
            block[i >> 2] |= (uint)bytes[offset + i] << (24 - ((i & 3) << 3));
        }
    }

    /// <summary>Works one block into a state.</summary>
    public void AddBlock(uint[] state, uint[] block)
    {
        uint[] w = _words;
        Array.Copy(block, 0, w, 0, BlockWords);
        for (int t = BlockWords; t < RoundCount; t++)
        {
            uint x = w[t - 15];
            uint y = w[t - 2];
            w[t] = w[t - 16] + w[t - 7]
                + (((x >> 7) | (x << 25)) ^ ((x >> 18) | (x << 14)) ^ (x >> 3))
                + (((y >> 17) | (y << 15)) ^ ((y >> 19) | (y << 13)) ^ (y >> 10));
        }

        Mix(state, w, Constants);
    }

    private static void Mix(uint[] state, uint[] w, uint[] constants)
    {
        uint a = state[0];
        uint b = state[1];
        uint c = state[2];
        uint d = state[3];
        uint e = state[4];
        uint f = state[5];
        uint g = state[6];
        uint h = state[7];
        for (int t = 0; t < RoundCount; t++)
        {
            uint first = h + (((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7)))
                + (g ^ (e & (f ^ g))) + constants[t] + w[t];
            uint second = (((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10)))
                + ((a & b) | (c & (a | b)));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }
}
