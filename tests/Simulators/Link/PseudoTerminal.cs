// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace BmsGateway.Simulators.Link;

/// <summary>
/// A Linux pseudo-terminal in raw mode: other programs open <see cref="Path"/> like a serial port. It survives that the
/// other side closes and reopens the port; what nobody has read by then is thrown away, as the driver of a real port
/// does. One thread uses it.
/// </summary>
public sealed class PseudoTerminal : IDisposable
{
    private const int HangUpSleepMicroseconds = 10_000;
    private const int OpenFlags = LibC.ReadWrite | LibC.NoControllingTerminal | LibC.NonBlocking | LibC.CloseOnExec;
    private readonly string? _linkPath;
    private int _master;
    private bool _wasOpen;

    /// <summary>Opens a pseudo-terminal.</summary>
    /// <param name="linkPath">Path of a symbolic link that is kept pointing at it, or null.</param>
    /// <exception cref="PlatformNotSupportedException">Not on Linux.</exception>
    /// <exception cref="IOException">No pseudo-terminal to be had, or something that is no link is in the
    /// way.</exception>
    public PseudoTerminal(string? linkPath = null)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("pseudo-terminals are supported on Linux only");
        }

        _master = LibC.OpenPseudoTerminal(OpenFlags);
        Check(_master, "posix_openpt");
        try
        {
            Check(LibC.Grant(_master), "grantpt");
            Check(LibC.Unlock(_master), "unlockpt");
            SlavePath = ReadSlaveName();
            SetRaw();

            // Opened and closed once, so that "nobody has it open" is reported from the beginning.
            FlushSlave();
            Link(linkPath);
            _linkPath = linkPath;
        }
        catch
        {
            LibC.Close(_master);
            throw;
        }
    }

    /// <summary>Path of the terminal itself, for example /dev/pts/3.</summary>
    public string SlavePath { get; }

    /// <summary>Path to give to the other program: the link when there is one.</summary>
    public string Path => _linkPath ?? SlavePath;

    /// <summary>True when the other side had the port open at the last <see cref="Read"/>.</summary>
    public bool IsOpen => _wasOpen;

    /// <summary>Waits for bytes of the other side and reads them.</summary>
    /// <param name="buffer">Buffer to fill.</param>
    /// <param name="count">Largest number of bytes.</param>
    /// <param name="timeoutMicroseconds">Longest wait.</param>
    /// <returns>Number of bytes, 0 after the time-out and while nobody has the port open.</returns>
    /// <exception cref="IOException">The terminal is broken.</exception>
    public unsafe int Read(byte[] buffer, int count, long timeoutMicroseconds)
    {
        short state = Poll(timeoutMicroseconds);
        if ((state & LibC.PollIn) != 0)
        {
            fixed (byte* first = buffer)
            {
                nint read = LibC.Read(_master, first, (nuint)Math.Min(count, buffer.Length));
                if (read > 0)
                {
                    _wasOpen = (state & LibC.PollHangUp) == 0;
                    return (int)read;
                }
            }

            CheckTransfer("read");
        }

        if ((state & LibC.PollHangUp) != 0)
        {
            NoticeHangUp(timeoutMicroseconds);
            return 0;
        }

        _wasOpen = true;
        return 0;
    }

    /// <summary>Writes bytes to the other side without waiting.</summary>
    /// <param name="buffer">Bytes.</param>
    /// <param name="count">Number of bytes.</param>
    /// <returns>Number of bytes taken: fewer when the other side does not read. All of them, into the void, when it is
    /// not open.</returns>
    /// <exception cref="IOException">The terminal is broken.</exception>
    public unsafe int Write(byte[] buffer, int count)
    {
        if (count <= 0)
        {
            return 0;
        }

        if ((Poll(0) & LibC.PollHangUp) != 0)
        {
            return count;
        }

        fixed (byte* first = buffer)
        {
            nint written = LibC.Write(_master, first, (nuint)Math.Min(count, buffer.Length));
            if (written >= 0)
            {
                return (int)written;
            }
        }

        CheckTransfer("write");
        return 0;
    }

    /// <summary>Closes the terminal and removes the link. The other side sees a device that is gone.</summary>
    public void Dispose()
    {
        if (_master < 0)
        {
            return;
        }

        LibC.Close(_master);
        _master = -1;
        if (_linkPath != null && new FileInfo(_linkPath).LinkTarget == SlavePath)
        {
            File.Delete(_linkPath);
        }
    }

    private static void Check(int result, string function)
    {
        if (result < 0)
        {
            string reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
            throw new IOException($"{function} failed: {reason}");
        }
    }

    private static void CheckTransfer(string function)
    {
        int error = Marshal.GetLastPInvokeError();
        if (error != LibC.ErrorTryAgain && error != LibC.ErrorInterrupted && error != LibC.ErrorIo)
        {
            throw new IOException($"{function} failed: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    private short Poll(long timeoutMicroseconds)
    {
        var descriptor = new LibC.PollDescriptor { Descriptor = _master, Events = LibC.PollIn };
        var timeout = new LibC.TimeSpecification
        {
            Seconds = (nint)(timeoutMicroseconds / 1_000_000),
            Nanoseconds = (nint)(timeoutMicroseconds % 1_000_000 * 1000),
        };
        int result = LibC.Poll(ref descriptor, 1, ref timeout, 0);
        if (result < 0)
        {
            CheckTransfer("ppoll");
            return 0;
        }

        return descriptor.Returned;
    }

    private void NoticeHangUp(long timeoutMicroseconds)
    {
        if (_wasOpen)
        {
            _wasOpen = false;
            FlushSlave();
        }

        // A hung-up terminal is always "ready"; without a pause the caller would spin.
        Thread.Sleep((int)(Math.Min(timeoutMicroseconds, HangUpSleepMicroseconds) / 1000));
    }

    private string ReadSlaveName()
    {
        var name = new byte[128];
        int error = LibC.SlaveName(_master, name, (nuint)name.Length);
        if (error != 0)
        {
            throw new IOException($"ptsname_r failed: {Marshal.GetPInvokeErrorMessage(error)}");
        }

        return Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0));
    }

    private void SetRaw()
    {
        var termios = new byte[LibC.TermiosBytes];
        Check(LibC.GetAttributes(_master, termios), "tcgetattr");
        LibC.MakeRaw(termios);
        Check(LibC.SetAttributes(_master, LibC.SetNow, termios), "tcsetattr");
    }

    private void FlushSlave()
    {
        int slave = LibC.Open(SlavePath, OpenFlags);
        if (slave >= 0)
        {
            LibC.Flush(slave, LibC.FlushInput);
            LibC.Close(slave);
        }
    }

    private void Link(string? path)
    {
        if (path == null)
        {
            return;
        }

        var file = new FileInfo(path);
        if (file.LinkTarget != null)
        {
            file.Delete();
        }
        else if (file.Exists || Directory.Exists(path))
        {
            throw new IOException($"'{path}' exists and is no symbolic link; choose another path or remove it");
        }

        File.CreateSymbolicLink(path, SlavePath);
    }
}
