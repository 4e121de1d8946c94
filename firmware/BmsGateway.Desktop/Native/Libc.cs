// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Runtime.InteropServices;

namespace BmsGateway.Desktop.Native;

/// <summary>
/// The few functions of the C library behind the serial line and SocketCAN. Every descriptor is opened non-blocking, so
/// that only <see cref="Poll"/> waits, and that has a time-out. Numbers are those of Linux's asm-generic headers, which
/// hold for x86, Arm and RISC-V alike.
/// </summary>
internal static class Libc
{
    /// <summary>open(2): O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC.</summary>
    internal const int OpenDeviceFlags = 0x2 | 0x100 | 0x800 | 0x80000;

    /// <summary>poll(2): data can be read.</summary>
    internal const short PollIn = 0x1;

    /// <summary>poll(2): data can be written.</summary>
    internal const short PollOut = 0x4;

    /// <summary>ioctl_tty(2), TIOCSSOFTCAR: ignore the modem's carrier line.</summary>
    internal const uint SetSoftwareCarrier = 0x541A;

    /// <summary>tcflush(3): TCIFLUSH.</summary>
    internal const int FlushInput = 0;

    /// <summary>tcflush(3): TCIOFLUSH.</summary>
    internal const int FlushBoth = 2;

    /// <summary>flock(2): LOCK_EX | LOCK_NB.</summary>
    internal const int LockExclusiveNow = 2 | 4;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    internal static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    internal static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static extern nint Read(int descriptor, ref byte buffer, nint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static extern nint Write(int descriptor, ref byte buffer, nint count);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static extern int Poll(ref PollDescriptor descriptors, nuint count, int timeoutMilliseconds);

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    internal static extern int Lock(int descriptor, int operation);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    internal static extern int Control(int descriptor, nuint request, ref int argument);

    [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    internal static extern int GetTerminal(int descriptor, ref byte termios);

    [DllImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    internal static extern int SetTerminal(int descriptor, int action, ref byte termios);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    internal static extern void MakeRaw(ref byte termios);

    [DllImport("libc", EntryPoint = "cfsetspeed", SetLastError = true)]
    internal static extern int SetSpeed(ref byte termios, uint bitsPerSecond);

    [DllImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    internal static extern int Flush(int descriptor, int queue);

    [DllImport("libc", EntryPoint = "socket", SetLastError = true)]
    internal static extern int Socket(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "bind", SetLastError = true)]
    internal static extern int Bind(int descriptor, ref byte address, uint length);

    [DllImport("libc", EntryPoint = "if_nametoindex", SetLastError = true)]
    internal static extern uint InterfaceIndex([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    internal static extern int SetOption(int descriptor, int level, int option, ref int value, uint length);
}
