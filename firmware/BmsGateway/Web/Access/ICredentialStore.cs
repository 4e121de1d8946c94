// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web.Access;

/// <summary>Keeps the hash of the password over a restart.</summary>
public interface ICredentialStore
{
    /// <summary>Reads the hash.</summary>
    /// <param name="hash">The hash; empty when none has been stored.</param>
    /// <returns>False when there may be one that cannot be read.</returns>
    bool TryLoad(out string hash);

    /// <summary>Stores the hash.</summary>
    /// <returns>False when it could not be stored; the old one is then still there.</returns>
    bool TrySave(string hash);
}
