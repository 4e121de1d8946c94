// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>What the login needs of a board or a PC.</summary>
public interface ISecurity
{
    /// <summary>Rounds of password hashing that take this machine about half a second at most.</summary>
    int PasswordRounds { get; }

    /// <summary>Fills a buffer with random bytes that nobody can guess. Any thread.</summary>
    void FillRandom(byte[] buffer);
}
