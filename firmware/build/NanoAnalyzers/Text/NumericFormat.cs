// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Text;

/// <summary>What the interpreter makes of a numeric format.</summary>
/// <remarks>
/// Source: behaviour of interpreter 1.17; nf-interpreter, corlib_native_System_Number.cpp: ParseFormat (a letter and
/// digits, else the format is returned as text), ValidateFormatChar (D and X for integers only) and FormatNative
/// (other letters are not implemented).
/// </remarks>
internal static class NumericFormat
{
    // The result is written to a buffer of 128 characters, so three digits are never sensible.
    private const int MaxDigits = 2;
    private const string LettersForAll = "FfNnGg";
    private const string LettersForIntegers = "DdXx";

    /// <summary>True for a format that is not one letter followed by digits.</summary>
    public static bool IsPattern(string format)
    {
        return !IsLetter(format[0]) || !format.Skip(1).All(c => c is >= '0' and <= '9');
    }

    /// <summary>True if the standard format gives the right text for numbers of the type.</summary>
    public static bool IsSupported(string format, ITypeSymbol type)
    {
        var letter = format[0];
        return format.Length <= 1 + MaxDigits
            && (LettersForAll.IndexOf(letter) >= 0 || IsInteger(type) && LettersForIntegers.IndexOf(letter) >= 0);
    }

    /// <summary>True for the number types that exist on the device.</summary>
    public static bool IsNumber(ITypeSymbol type)
    {
        return IsInteger(type) || type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
    }

    private static bool IsInteger(ITypeSymbol type)
    {
        return type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
    }

    private static bool IsLetter(char c)
    {
        return c is >= 'A' and <= 'Z' or >= 'a' and <= 'z';
    }
}
