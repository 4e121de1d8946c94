// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Security.Cryptography;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Platform;

/// <summary>Random numbers of the operating system.</summary>
public sealed class DesktopSecurity : ISecurity
{
    /// <inheritdoc/>
    public int PasswordRounds => 100_000;

    /// <inheritdoc/>
    public void FillRandom(byte[] buffer) => RandomNumberGenerator.Fill(buffer);
}
