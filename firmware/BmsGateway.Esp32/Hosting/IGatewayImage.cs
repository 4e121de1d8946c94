// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Esp32.Boards;
using BmsGateway.Platform;

namespace BmsGateway.Esp32.Hosting;

/// <summary>What distinguishes one firmware image from another: its CAN controller.</summary>
public interface IGatewayImage
{
    /// <summary>Profile of the board when no board file names one.</summary>
    string DefaultProfile { get; }

    /// <summary>The controller that this image drives.</summary>
    BoardController Controller { get; }

    /// <summary>Makes the CAN bus; it is opened later, by the control thread.</summary>
    /// <param name="setup">A checked board with this image's controller.</param>
    /// <param name="bitRate">Bit rate, bit/s; one of <see cref="Can.CanBitRate"/>.</param>
    /// <param name="clock">Time.</param>
    ICanBus CreateCanBus(BoardSetup setup, int bitRate, IClock clock);

    /// <summary>
    /// Why the CAN controller cannot be used, in one sentence; empty while it can. Read from any thread.
    /// </summary>
    string CanError { get; }
}
