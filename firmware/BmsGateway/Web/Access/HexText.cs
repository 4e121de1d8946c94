// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web.Access;

/// <summary>Bytes as lower-case hexadecimal text and back.</summary>
public static class HexText
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Text of bytes.</summary>
    public static string Of(byte[] bytes)
    {
        char[] text = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }

    /// <summary>Bytes of big-endian words.</summary>
    public static byte[] BytesOf(uint[] words)
    {
        byte[] bytes = new byte[words.Length * 4];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(words[i >> 2] >> (24 - ((i & 3) << 3)));
        }

        return bytes;
    }

    /// <summary>Bytes of a text.</summary>
    /// <returns>Null when it is not an even number of lower-case digits.</returns>
    public static byte[]? Parse(string text)
    {
        if (text.Length % 2 != 0)
        {
            return null;
        }

        byte[] bytes = new byte[text.Length / 2];
        for (int i = 0; i < text.Length; i++)
        {
            int digit = Digits.IndexOf(text[i]);
            if (digit < 0)
            {
                return null;
            }

            bytes[i / 2] = (byte)((bytes[i / 2] << 4) | digit);
        }

        return bytes;
    }
}
