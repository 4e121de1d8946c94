// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web;

/// <summary>A stored hash in memory.</summary>
public sealed class FakeCredentialStore : ICredentialStore
{
    /// <summary>What is stored; empty for nothing.</summary>
    public string Hash { get; set; } = "";

    /// <summary>True: what is stored cannot be read.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>True: nothing can be stored.</summary>
    public bool IsReadOnly { get; set; }

    /// <inheritdoc/>
    public bool TryLoad(out string hash)
    {
        hash = IsDamaged ? "" : Hash;
        return !IsDamaged;
    }

    /// <inheritdoc/>
    public bool TrySave(string hash)
    {
        Hash = IsReadOnly ? Hash : hash;
        return !IsReadOnly;
    }
}
