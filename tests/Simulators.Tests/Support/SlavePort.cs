// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using BmsGateway.Simulators.Link;

namespace BmsGateway.Simulators.Tests.Support;

/// <summary>The other side of a pseudo-terminal, opened as a program opens a serial port. Never blocks.</summary>
public sealed class SlavePort : IDisposable
{
    private const int PatienceMilliseconds = 10_000;
    private const int Flags = LibC.ReadWrite | LibC.NoControllingTerminal | LibC.NonBlocking | LibC.CloseOnExec;
    private readonly int _descriptor;

    public SlavePort(string path)
    {
        _descriptor = LibC.Open(path, Flags);
        if (_descriptor < 0)
        {
            throw new IOException($"{path} cannot be opened");
        }
    }

    public unsafe void Write(byte[] data)
    {
        fixed (byte* first = data)
        {
            Assert.AreEqual(data.Length, (int)LibC.Write(_descriptor, first, (nuint)data.Length));
        }
    }

    /// <summary>Reads exactly so many bytes; fails the test when they do not come.</summary>
    public byte[] Read(int count)
    {
        byte[] data = ReadUpTo(count, PatienceMilliseconds);
        Assert.HasCount(count, data);
        return data;
    }

    /// <summary>Reads what comes until there are so many bytes or the time is over.</summary>
    public unsafe byte[] ReadUpTo(int count, int milliseconds)
    {
        var data = new byte[count];
        int read = 0;
        var watch = Stopwatch.StartNew();
        while (read < count && watch.ElapsedMilliseconds < milliseconds)
        {
            fixed (byte* first = data)
            {
                nint now = LibC.Read(_descriptor, first + read, (nuint)(count - read));
                read += now > 0 ? (int)now : 0;
            }

            if (read < count)
            {
                Thread.Sleep(1);
            }
        }

        return data.AsSpan(0, read).ToArray();
    }

    public void Dispose()
    {
        LibC.Close(_descriptor);
    }
}
