// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Can;
using BmsGateway.Esp32.Boards;
using BmsGateway.Esp32.Hosting;
using BmsGateway.Platform;

namespace BmsGateway.Esp32.Twai;

/// <summary>Makes the CAN bus of the TWAI image.</summary>
public sealed class TwaiImage : IGatewayImage
{
    private NanoCanController? _controller;

    /// <inheritdoc/>
    public string DefaultProfile => "t2can-twai";

    /// <inheritdoc/>
    public BoardController Controller => BoardController.Twai;

    /// <inheritdoc/>
    public string CanError => _controller == null ? "" : _controller.LastError;

    /// <inheritdoc/>
    public ICanBus CreateCanBus(BoardSetup setup, int bitRate, IClock clock)
    {
        TwaiTimingRow timing = TwaiTiming.Find(bitRate) ?? throw new ArgumentException("No such bit rate.");
        _controller = new NanoCanController(
            setup.Get(BoardValue.CanTransmitPin), setup.Get(BoardValue.CanReceivePin), timing);
        return new TwaiCanBus(_controller, timing.BitRate);
    }
}
