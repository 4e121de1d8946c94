// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.History;

/// <summary>Little-endian numbers in the records of this folder.</summary>
internal static class ByteFields
{
    public static void WriteLong(byte[] bytes, int offset, long value)
    {
        WriteInt(bytes, offset, (int)value);
        WriteInt(bytes, offset + 4, (int)(value >> 32));
    }

    public static long ReadLong(byte[] bytes, int offset) =>
        (uint)ReadInt(bytes, offset) | ((long)ReadInt(bytes, offset + 4) << 32);

    public static void WriteInt(byte[] bytes, int offset, int value)
    {
        WriteShort(bytes, offset, value);
        WriteShort(bytes, offset + 2, value >> 16);
    }

    public static int ReadInt(byte[] bytes, int offset) =>
        bytes[offset] | (bytes[offset + 1] << 8) | (bytes[offset + 2] << 16) | (bytes[offset + 3] << 24);

    public static void WriteShort(byte[] bytes, int offset, int value)
    {
        bytes[offset] = (byte)value;
        bytes[offset + 1] = (byte)(value >> 8);
    }

    public static int ReadShort(byte[] bytes, int offset) => (short)(bytes[offset] | (bytes[offset + 1] << 8));

    public static int ReadUnsignedShort(byte[] bytes, int offset) => bytes[offset] | (bytes[offset + 1] << 8);
}
