// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Text;

/// <summary>One place where a value is turned into text.</summary>
internal readonly struct TextUse
{
    /// <summary>Describes a place whose format is known.</summary>
    /// <param name="type">Static type of the value before boxing.</param>
    /// <param name="location">Where the message points to.</param>
    /// <param name="format">The format; null or empty if none is given.</param>
    public TextUse(ITypeSymbol type, Location location, string? format)
    {
        Type = type;
        Location = location;
        Format = format;
        IsFormatKnown = true;
    }

    /// <summary>Describes a place whose format is only known at run time.</summary>
    public TextUse(ITypeSymbol type, Location location)
    {
        Type = type;
        Location = location;
        Format = null;
        IsFormatKnown = false;
    }

    /// <summary>Static type of the value before boxing.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>Where the message points to.</summary>
    public Location Location { get; }

    /// <summary>The format; null or empty if none is given or it is not known.</summary>
    public string? Format { get; }

    /// <summary>False if the format is only known at run time.</summary>
    public bool IsFormatKnown { get; }
}
