// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Json;

/// <summary>Turns the escapes of a JSON text into characters (RFC 8259 §7).</summary>
public static class JsonText
{
    private const string Escapes = "\"\\/bfnrt";
    private const string Meanings = "\"\\/\b\f\n\r\t";

    /// <summary>Decodes what stands between two quotation marks.</summary>
    /// <param name="text">Where it stands; its escapes are known to be right.</param>
    /// <param name="start">First character behind the mark.</param>
    /// <param name="end">Index of the closing mark.</param>
    public static string Decode(char[] text, int start, int end)
    {
        char[] decoded = new char[end - start];
        int length = 0;
        int position = start;
        while (position < end)
        {
            char c = text[position++];
            if (c == '\\')
            {
                c = text[position++];
                if (c == 'u')
                {
                    c = (char)CodeAt(text, position);
                    position += 4;
                }
                else
                {
                    c = Meanings[Escapes.IndexOf(c)];
                }
            }

            decoded[length++] = c;
        }

        return length == 0 ? "" : new string(decoded, 0, length);
    }

    /// <summary>Value of four hexadecimal digits.</summary>
    public static int CodeAt(char[] text, int start)
    {
        int code = 0;
        for (int i = start; i < start + 4; i++)
        {
            int c = text[i] | 0x20;
            code = (code << 4) + (c >= 'a' ? c - 'a' + 10 : c - '0');
        }

        return code;
    }
}
