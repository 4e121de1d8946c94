// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Web.Access;

/// <summary>
/// PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2, RFC 2104), one block of output. The key pads are hashed once, so a round costs
/// two blocks of SHA-256.
/// </summary>
public sealed class Pbkdf2
{
    /// <summary>Longest salt, bytes: with its counter it fits into one block.</summary>
    public const int MaximumSalt = 48;

    private const int BlockBytes = 64;
    private const uint InnerPad = 0x36363636;
    private const uint OuterPad = 0x5C5C5C5C;
    private const uint EndMark = 0x80000000;

    private readonly Sha256 _hash = new();
    private readonly uint[] _inner = new uint[Sha256.StateWords];
    private readonly uint[] _outer = new uint[Sha256.StateWords];
    private readonly uint[] _state = new uint[Sha256.StateWords];
    private readonly uint[] _block = new uint[Sha256.BlockWords];

    /// <summary>Derives 256 bits.</summary>
    /// <param name="password">Any length.</param>
    /// <param name="salt">Up to <see cref="MaximumSalt"/> bytes.</param>
    /// <param name="rounds">Rounds, from 1.</param>
    /// <param name="result">Takes eight words.</param>
    public void Derive(byte[] password, byte[] salt, int rounds, uint[] result)
    {
        SetKey(password);

        // The salt and the number of the output block, 1 (RFC 8018 §5.2 step 3).
        Sha256.Pack(salt, 0, salt.Length, _block);
        int mark = salt.Length + 4;
        PutByte(mark - 1, 1);
        PutByte(mark, 0x80);
        _block[Sha256.BlockWords - 1] = (uint)(BlockBytes + mark) << 3;
        Authenticate();
        Array.Copy(_state, 0, result, 0, Sha256.StateWords);

        for (int round = 1; round < rounds; round++)
        {
            PutStateIntoBlock();
            Authenticate();
            for (int i = 0; i < Sha256.StateWords; i++)
            {
                result[i] ^= _state[i];
            }
        }
    }

    private void SetKey(byte[] password)
    {
        if (password.Length > BlockBytes)
        {
            _hash.Compute(password, _state);
            Array.Clear(_block, 0, Sha256.BlockWords);
            Array.Copy(_state, 0, _block, 0, Sha256.StateWords);
        }
        else
        {
            Sha256.Pack(password, 0, password.Length, _block);
        }

        StartWith(InnerPad, _inner);

        // Takes the inner pad off again.
        StartWith(InnerPad ^ OuterPad, _outer);
    }

    private void StartWith(uint pad, uint[] state)
    {
        for (int i = 0; i < Sha256.BlockWords; i++)
        {
            _block[i] ^= pad;
        }

        Sha256.Begin(state);
        _hash.AddBlock(state, _block);
    }

    // HMAC of the block: its padding is for a message behind the key block.
    private void Authenticate()
    {
        Array.Copy(_inner, 0, _state, 0, Sha256.StateWords);
        _hash.AddBlock(_state, _block);
        PutStateIntoBlock();
        Array.Copy(_outer, 0, _state, 0, Sha256.StateWords);
        _hash.AddBlock(_state, _block);
    }

    private void PutStateIntoBlock()
    {
        Array.Clear(_block, 0, Sha256.BlockWords);
        Array.Copy(_state, 0, _block, 0, Sha256.StateWords);
        _block[Sha256.StateWords] = EndMark;
        _block[Sha256.BlockWords - 1] = (BlockBytes + (Sha256.StateWords * 4)) << 3;
    }

    private void PutByte(int at, uint value) => _block[at >> 2] |= value << (24 - ((at & 3) << 3));
}
