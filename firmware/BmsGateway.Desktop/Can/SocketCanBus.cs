// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Desktop.Native;
using BmsGateway.Desktop.Platform;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Can;

/// <summary>
/// A CAN interface of the Linux kernel (Documentation/networking/can.rst). Its bit rate is set from outside
/// (<c>ip link set can0 up type can bitrate 500000 restart-ms 100</c>). The socket never waits.
/// </summary>
public sealed class SocketCanBus : ICanBus
{
    private const int CanFamily = 29;
    private const int RawNonBlockingCloseOnExec = 3 | 0x800 | 0x80000;
    private const int CanRawProtocol = 1;
    private const int CanRawLevel = 101;
    private const int ErrorFilterOption = 2;

    // struct sockaddr_can: family, padding, interface index at offset 4, then address fields that a raw socket leaves
    // at zero.
    private const int AddressSize = 24;
    private const int AddressIndexOffset = 4;

    // Error classes of linux/can/error.h.
    private const int BusOffError = 0x40;
    private const int RestartedError = 0x100;

    private const int ReadsPerCall = 8;

    private readonly string _interfaceName;
    private readonly DeviceReport _report;
    private readonly byte[] _buffer = new byte[SocketCanFrame.Size];
    private int _socket = -1;

    /// <summary>Describes the interface; it is opened later.</summary>
    /// <param name="interfaceName">Name of the interface, for example "can0".</param>
    /// <param name="log">Told when the interface is absent or back; not at every attempt.</param>
    public SocketCanBus(string interfaceName, ILog log)
    {
        _interfaceName = interfaceName;
        Name = "socketcan:" + interfaceName;
        _report = new DeviceReport(log, "can", Name);
    }

    /// <summary>For tests: a socket that is open already.</summary>
    internal SocketCanBus(string interfaceName, ILog log, int socket)
        : this(interfaceName, log)
    {
        _socket = socket;
        State = CanBusState.Running;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public CanBusState State { get; private set; }

    /// <inheritdoc/>
    public int SentCount { get; private set; }

    /// <inheritdoc/>
    public int DroppedCount { get; private set; }

    /// <inheritdoc/>
    public int ReceivedCount { get; private set; }

    /// <inheritdoc/>
    public bool TryOpen()
    {
        if (_socket >= 0)
        {
            return true;
        }

        string error = Open();
        if (error.Length != 0)
        {
            Close();
            _report.Absent(error);
            return false;
        }

        State = CanBusState.Running;
        _report.Present();
        return true;
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (_socket >= 0)
        {
            Libc.Close(_socket);
            _socket = -1;
        }

        State = CanBusState.Down;
    }

    /// <inheritdoc/>
    public bool TrySend(CanFrame frame)
    {
        if (_socket < 0)
        {
            DroppedCount++;
            return false;
        }

        SocketCanFrame.Encode(frame, _buffer);
        if (Libc.Write(_socket, ref _buffer[0], SocketCanFrame.Size) == SocketCanFrame.Size)
        {
            SentCount++;
            State = State == CanBusState.NoPartner ? CanBusState.Running : State;
            return true;
        }

        DroppedCount++;
        int number = ErrorNumber.Last;
        if (number == ErrorNumber.NoBufferSpace || number == ErrorNumber.TryAgain)
        {
            // The queues of the interface and of the socket only fill when nobody acknowledges.
            State = State == CanBusState.BusOff ? CanBusState.BusOff : CanBusState.NoPartner;
        }
        else
        {
            Lose(number);
        }

        return false;
    }

    /// <inheritdoc/>
    public bool TryReceive(CanFrame frame)
    {
        for (int reads = 0; reads < ReadsPerCall && _socket >= 0; reads++)
        {
            nint read = Libc.Read(_socket, ref _buffer[0], SocketCanFrame.Size);
            if (read != SocketCanFrame.Size)
            {
                int number = read < 0 ? ErrorNumber.Last : ErrorNumber.TryAgain;
                if (number != ErrorNumber.TryAgain)
                {
                    Lose(number);
                }

                return false;
            }

            if (SocketCanFrame.TryDecode(_buffer, frame))
            {
                ReceivedCount++;
                State = CanBusState.Running;
                return true;
            }

            NoteError(SocketCanFrame.RawId(_buffer));
        }

        return false;
    }

    // Returns what went wrong; empty when the socket is open.
    private string Open()
    {
        _socket = Libc.Socket(CanFamily, RawNonBlockingCloseOnExec, CanRawProtocol);
        if (_socket < 0)
        {
            int number = ErrorNumber.Last;
            return number == ErrorNumber.AddressFamilyNotSupported
                ? "this kernel has no SocketCAN"
                : "no CAN socket (" + ErrorNumber.Text(number) + ")";
        }

        uint index = Libc.InterfaceIndex(_interfaceName);
        if (index == 0)
        {
            return "there is no such network interface";
        }

        int errors = BusOffError | RestartedError;
        Libc.SetOption(_socket, CanRawLevel, ErrorFilterOption, ref errors, sizeof(int));
        byte[] address = new byte[AddressSize];
        BitConverter.TryWriteBytes(address, (ushort)CanFamily);
        BitConverter.TryWriteBytes(address.AsSpan(AddressIndexOffset), index);
        return Libc.Bind(_socket, ref address[0], AddressSize) == 0 ? "" : ErrorNumber.Text(ErrorNumber.Last);
    }

    private void Lose(int number)
    {
        if (number != ErrorNumber.Interrupted)
        {
            Close();
            _report.Absent(ErrorNumber.Text(number));
        }
    }

    private void NoteError(uint id)
    {
        if ((id & SocketCanFrame.ErrorFlag) == 0)
        {
            return;
        }

        if ((id & BusOffError) != 0)
        {
            State = CanBusState.BusOff;
        }
        else if ((id & RestartedError) != 0)
        {
            State = CanBusState.Running;
        }
    }
}
