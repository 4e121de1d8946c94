// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;

namespace BmsGateway.Tests.Support;

/// <summary>Bytes as text and back.</summary>
public static class Hex
{
    /// <summary>"AA 03" for the bytes 0xAA, 0x03.</summary>
    public static string Of(byte[] data, int length)
    {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++)
        {
            text.Append(i == 0 ? "" : " ");
            text.Append(data[i].ToString("X2"));
        }

        return text.ToString();
    }
}
