// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Runtime.InteropServices;

namespace BmsGateway.Desktop.Tests.Can;

/// <summary>
/// Two connected message sockets. Like a CAN socket they carry whole frames and never wait, so the code around the
/// frames can be tested on a kernel without SocketCAN.
/// </summary>
public sealed class SocketPair : IDisposable
{
    private const int UnixFamily = 1;
    private const int DatagramNonBlocking = 2 | 0x800;

    private readonly int _far;

    /// <summary>Opens both.</summary>
    public SocketPair()
    {
        int[] ends = new int[2];
        Assert.AreEqual(0, Pair(UnixFamily, DatagramNonBlocking, 0, ends));
        Near = ends[0];
        _far = ends[1];
    }

    /// <summary>Descriptor for the code under test, which closes it.</summary>
    public int Near { get; }

    /// <summary>Sends a message to the code under test.</summary>
    public void Send(byte[] message) => Assert.AreEqual(message.Length, Write(_far, message, message.Length));

    /// <summary>Takes a message of the code under test.</summary>
    public byte[] Receive()
    {
        byte[] message = new byte[100];
        nint length = Read(_far, message, message.Length);
        Assert.IsTrue(length >= 0, "There is no message.");
        Array.Resize(ref message, (int)length);
        return message;
    }

    /// <inheritdoc/>
    public void Dispose() => Close(_far);

    [DllImport("libc", EntryPoint = "socketpair")]
    private static extern int Pair(int family, int type, int protocol, int[] ends);

    [DllImport("libc", EntryPoint = "read")]
    private static extern nint Read(int descriptor, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write")]
    private static extern nint Write(int descriptor, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
