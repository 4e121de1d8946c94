// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Can;
using BmsGateway.Esp32.Boards;
using BmsGateway.Esp32.Hosting;
using BmsGateway.Platform;
using BmsGateway.Victron;

namespace BmsGateway.Esp32.Mcp2515;

/// <summary>Makes the CAN bus of the MCP2515 image.</summary>
public sealed class Mcp2515Image : IGatewayImage
{
    // All that a GX sends to a BMS.
    private static readonly int[] AcceptedIds =
    {
        VictronFrameId.GxKeepAlive, VictronFrameId.GxIdentification, VictronFrameId.GxStatus,
    };

    private Mcp2515CanBus? _bus;

    /// <inheritdoc/>
    public string DefaultProfile => "t2can-mcp";

    /// <inheritdoc/>
    public BoardController Controller => BoardController.Mcp2515;

    /// <inheritdoc/>
    public string CanError => _bus == null ? "" : _bus.LastError;

    /// <inheritdoc/>
    public ICanBus CreateCanBus(BoardSetup setup, int bitRate, IClock clock)
    {
        Mcp2515TimingRow timing = Mcp2515Timing.Find(setup.CrystalHertz, bitRate)
            ?? throw new ArgumentException("No bit timing for this crystal and bit rate.");
        _bus = new Mcp2515CanBus(new NanoSpiTransfer(setup), clock, timing, AcceptedIds);
        return _bus;
    }
}
