// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Desktop.Native;

namespace BmsGateway.Desktop.Serial;

/// <summary>
/// A serial device, USB adapter or pseudo-terminal of Linux in raw mode. Reading and writing allocate nothing and wait
/// no longer than told. Used by one thread; <see cref="IsOpen"/> may be read from any.
/// </summary>
public sealed class TtyDevice
{
    // struct termios is 60 bytes with glibc; its content is only ever touched by the C library's own functions.
    private const int TermiosRoom = 512;
    private const int UsualCloseMilliseconds = 20;

    private readonly byte[] _termios = new byte[TermiosRoom];
    private readonly int _bitsPerSecond;
    private int _descriptor = -1;
    private Thread? _closer;

    /// <summary>Describes a device; it is opened later.</summary>
    /// <param name="path">Path, for example "/dev/ttyUSB0".</param>
    /// <param name="bitsPerSecond">One of the C library's line speeds (<see cref="LineSpeed"/>).</param>
    public TtyDevice(string path, int bitsPerSecond)
    {
        Path = path;
        _bitsPerSecond = bitsPerSecond;
    }

    /// <summary>Path of the device.</summary>
    public string Path { get; }

    /// <summary>True while the device is open and has reported no failure.</summary>
    public bool IsOpen => _descriptor >= 0;

    /// <summary>Why the device could not be opened or was closed, one clause; empty when nothing failed.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>
    /// Opens the device: raw, 8 data bits, no parity, exclusively for this process as far as others ask (flock).
    /// </summary>
    /// <returns>False when it is absent or refused; <see cref="LastError"/> says why.</returns>
    public bool TryOpen()
    {
        if (IsOpen)
        {
            return true;
        }

        // Opening a terminal that is still being closed would wait for that close.
        if (_closer != null && _closer.IsAlive)
        {
            LastError = "it is still being closed";
            return false;
        }

        int descriptor = Libc.Open(Path, Libc.OpenDeviceFlags);
        if (descriptor < 0)
        {
            LastError = OpenError(ErrorNumber.Last);
            return false;
        }

        if (!Configure(descriptor))
        {
            Libc.Close(descriptor);
            return false;
        }

        LastError = "";
        _descriptor = descriptor;
        return true;
    }

    /// <summary>Closes the device; what has been written is still sent. Harmless when it is not open.</summary>
    public void Close()
    {
        int descriptor = _descriptor;
        if (descriptor < 0)
        {
            return;
        }

        _descriptor = -1;

        // close(2) of a serial port may wait up to 30 s for output that the device does not take (the kernel's
        // closing_wait).
        _closer = new Thread(() => Libc.Close(descriptor)) { IsBackground = true, Name = "tty close" };
        _closer.Start();
        _closer.Join(UsualCloseMilliseconds);
    }

    /// <summary>Closes the device and throws away what is still in its queues; harmless when it is not open.</summary>
    /// <param name="reason">What <see cref="LastError"/> shall say.</param>
    public void Abandon(string reason)
    {
        if (IsOpen)
        {
            Libc.Flush(_descriptor, Libc.FlushBoth);
            Close();
            LastError = reason;
        }
    }

    /// <summary>Reads what is there, waiting for the first byte.</summary>
    /// <returns>
    /// Bytes read; 0 when none came in time; -1 when the device is lost or not open (it is closed then).
    /// </returns>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        if (!IsOpen || count <= 0)
        {
            return IsOpen ? 0 : -1;
        }

        if (timeoutMilliseconds > 0 && !Wait(Libc.PollIn, timeoutMilliseconds))
        {
            return 0;
        }

        nint read = Libc.Read(_descriptor, ref buffer[offset], count);
        if (read > 0)
        {
            return (int)read;
        }

        // 0 bytes from a readable terminal is its end: unplugged, or the other side of the pseudo-terminal is gone.
        return read < 0 && IsTemporary(ErrorNumber.Last) ? 0 : Lose(read < 0 ? ErrorNumber.Last : 0);
    }

    /// <summary>Writes as much as the device takes at once.</summary>
    /// <returns>
    /// Bytes written, 0 when its queue is full; -1 when the device is lost or not open (it is closed then).
    /// </returns>
    public int Write(byte[] buffer, int offset, int count)
    {
        if (!IsOpen || count <= 0)
        {
            return IsOpen ? 0 : -1;
        }

        nint written = Libc.Write(_descriptor, ref buffer[offset], count);
        if (written >= 0)
        {
            return (int)written;
        }

        return IsTemporary(ErrorNumber.Last) ? 0 : Lose(ErrorNumber.Last);
    }

    /// <summary>Waits until the device takes bytes. True also when it is lost: the next write tells.</summary>
    public bool WaitUntilWritable(int timeoutMilliseconds) => IsOpen && Wait(Libc.PollOut, timeoutMilliseconds);

    /// <summary>Throws away what has been received and not yet read.</summary>
    public void DiscardInput()
    {
        if (IsOpen)
        {
            Libc.Flush(_descriptor, Libc.FlushInput);
        }
    }

    private static bool IsTemporary(int number) => number == ErrorNumber.TryAgain || number == ErrorNumber.Interrupted;

    private static string OpenError(int number) => number switch
    {
        ErrorNumber.NoSuchFile => "it is not there",
        ErrorNumber.AccessDenied or ErrorNumber.NotPermitted =>
            "this user may not use it (serial devices usually belong to the group dialout)",
        ErrorNumber.NotATerminal => "it is not a serial device",
        _ => ErrorNumber.Text(number),
    };

    private bool Configure(int descriptor)
    {
        if (Libc.GetTerminal(descriptor, ref _termios[0]) != 0)
        {
            LastError = OpenError(ErrorNumber.Last);
            return false;
        }

        if (Libc.Lock(descriptor, Libc.LockExclusiveNow) != 0)
        {
            LastError = "another program uses it";
            return false;
        }

        Libc.MakeRaw(ref _termios[0]);
        if (Libc.SetSpeed(ref _termios[0], (uint)_bitsPerSecond) != 0
            || Libc.SetTerminal(descriptor, 0, ref _termios[0]) != 0)
        {
            LastError = "it cannot be set to " + _bitsPerSecond + " bit/s (" + ErrorNumber.Text(ErrorNumber.Last) + ")";
            return false;
        }

        // Without this an adapter that has no carrier line counts as hung up. Devices without modem lines refuse it,
        // which is fine.
        int on = 1;
        Libc.Control(descriptor, Libc.SetSoftwareCarrier, ref on);
        Libc.Flush(descriptor, Libc.FlushBoth);
        return true;
    }

    private bool Wait(short events, int timeoutMilliseconds)
    {
        long deadline = Environment.TickCount64 + timeoutMilliseconds;
        while (true)
        {
            var entry = new PollDescriptor { Descriptor = _descriptor, Events = events };
            int ready = Libc.Poll(ref entry, 1, timeoutMilliseconds);
            if (ready >= 0 || ErrorNumber.Last != ErrorNumber.Interrupted)
            {
                return ready != 0;
            }

            timeoutMilliseconds = (int)Math.Max(0, deadline - Environment.TickCount64);
        }
    }

    private int Lose(int number)
    {
        Abandon(number == 0 ? "it is gone" : "it is gone (" + ErrorNumber.Text(number) + ")");
        return -1;
    }
}
