// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Can;

/// <summary>
/// <c>struct can_frame</c> of the Linux kernel (Documentation/networking/can.rst, "How to use SocketCAN"): a 32-bit
/// identifier with flags in the order of the machine, the length, three bytes of padding, eight data bytes.
/// </summary>
public static class SocketCanFrame
{
    /// <summary>Size of the structure.</summary>
    public const int Size = 16;

    /// <summary>CAN_EFF_FLAG: 29-bit identifier.</summary>
    public const uint ExtendedFlag = 0x80000000;

    /// <summary>CAN_RTR_FLAG: remote request.</summary>
    public const uint RemoteFlag = 0x40000000;

    /// <summary>CAN_ERR_FLAG: not a frame but a message about an error (linux/can/error.h).</summary>
    public const uint ErrorFlag = 0x20000000;

    private const int LengthOffset = 4;
    private const int DataOffset = 8;
    private const uint ExtendedMask = 0x1FFFFFFF;
    private const uint StandardMask = 0x7FF;

    /// <summary>Writes a frame as the kernel takes it.</summary>
    /// <param name="frame">Frame to send.</param>
    /// <param name="buffer">Takes <see cref="Size"/> bytes.</param>
    public static void Encode(CanFrame frame, byte[] buffer)
    {
        Array.Clear(buffer, 0, Size);
        uint id = (uint)frame.Id;
        id |= frame.IsExtended ? ExtendedFlag : 0;
        id |= frame.IsRemote ? RemoteFlag : 0;
        BitConverter.TryWriteBytes(buffer, id);
        buffer[LengthOffset] = (byte)frame.Length;
        if (!frame.IsRemote)
        {
            Array.Copy(frame.Data, 0, buffer, DataOffset, frame.Length);
        }
    }

    /// <summary>Identifier with its flags.</summary>
    public static uint RawId(byte[] buffer) => BitConverter.ToUInt32(buffer, 0);

    /// <summary>Reads a frame that the kernel delivered.</summary>
    /// <returns>False for an error message and for a length above 8.</returns>
    public static bool TryDecode(byte[] buffer, CanFrame frame)
    {
        uint id = RawId(buffer);
        int length = buffer[LengthOffset];
        if ((id & ErrorFlag) != 0 || length > CanFrame.MaximumLength)
        {
            return false;
        }

        bool isExtended = (id & ExtendedFlag) != 0;
        frame.Reset((int)(id & (isExtended ? ExtendedMask : StandardMask)), length);
        frame.IsExtended = isExtended;
        frame.IsRemote = (id & RemoteFlag) != 0;
        if (!frame.IsRemote)
        {
            Array.Copy(buffer, DataOffset, frame.Data, 0, length);
        }

        return true;
    }
}
