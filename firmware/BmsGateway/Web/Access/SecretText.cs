// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web.Access;

/// <summary>Comparison of secrets.</summary>
public static class SecretText
{
    /// <summary>True when both are the same; the time it takes tells nothing about where they differ.</summary>
    public static bool AreEqual(string known, string given)
    {
        int length = known.Length;
        int difference = length ^ given.Length;
        for (int i = 0; i < length && i < given.Length; i++)
        {
            difference |= known[i] ^ given[i];
        }

        return difference == 0;
    }
}
