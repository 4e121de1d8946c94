// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>Little-endian numbers in the bytes of the journal and of the samples before a fault.</summary>
internal static class ByteFields
{
    public static void PutShort(byte[] bytes, int offset, int value)
    {
        bytes[offset] = (byte)value;
        bytes[offset + 1] = (byte)(value >> 8);
    }

    public static void PutInt(byte[] bytes, int offset, int value)
    {
        PutShort(bytes, offset, value);
        PutShort(bytes, offset + 2, value >> 16);
    }

    public static int GetUShort(byte[] bytes, int offset) => bytes[offset] | (bytes[offset + 1] << 8);

    public static int GetShort(byte[] bytes, int offset) => (short)GetUShort(bytes, offset);

    public static int GetInt(byte[] bytes, int offset) =>
        GetUShort(bytes, offset) | (GetUShort(bytes, offset + 2) << 16);

    public static long GetUInt(byte[] bytes, int offset) => (uint)GetInt(bytes, offset);
}
