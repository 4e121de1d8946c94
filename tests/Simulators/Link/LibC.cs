// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Runtime.InteropServices;

namespace BmsGateway.Simulators.Link;

/// <summary>The C library functions for pseudo-terminals (POSIX; constants of Linux).</summary>
internal static class LibC
{
    public const int ReadWrite = 0x2;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int ErrorInterrupted = 4;
    public const int ErrorTryAgain = 11;
    public const int ErrorIo = 5;
    public const short PollIn = 0x1;
    public const short PollHangUp = 0x10;
    public const int SetNow = 0;
    public const int FlushInput = 0;

    // glibc's struct termios has 60 bytes, musl's as well; room to spare does no harm.
    public const int TermiosBytes = 128;

    [DllImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    public static extern int OpenPseudoTerminal(int flags);

    [DllImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    public static extern int Grant(int descriptor);

    [DllImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    public static extern int Unlock(int descriptor);

    [DllImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    public static extern int SlaveName(int descriptor, byte[] buffer, nuint length);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    public static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    public static extern unsafe nint Read(int descriptor, byte* buffer, nuint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    public static extern unsafe nint Write(int descriptor, byte* buffer, nuint count);

    [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    public static extern int GetAttributes(int descriptor, byte[] termios);

    [DllImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    public static extern int SetAttributes(int descriptor, int when, byte[] termios);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    public static extern void MakeRaw(byte[] termios);

    [DllImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    public static extern int Flush(int descriptor, int queue);

    [DllImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    public static extern int Poll(ref PollDescriptor first, nuint count, ref TimeSpecification timeout, nint mask);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
