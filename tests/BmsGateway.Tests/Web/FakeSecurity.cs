// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Tests.Web;

/// <summary>Numbers that can be foretold, and cheap passwords.</summary>
public sealed class FakeSecurity : ISecurity
{
    private byte _next;

    /// <inheritdoc/>
    public int PasswordRounds => 2;

    /// <inheritdoc/>
    public void FillRandom(byte[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = _next++;
        }
    }
}
