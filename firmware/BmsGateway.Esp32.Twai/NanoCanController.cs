// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Can;
using BmsGateway.Platform;
using nanoFramework.Device.Can;
using DeviceFunction = nanoFramework.Hardware.Esp32.DeviceFunction;
using GarbageCollector = nanoFramework.Runtime.Native.GC;
using PinConfiguration = nanoFramework.Hardware.Esp32.Configuration;

namespace BmsGateway.Esp32.Twai;

/// <summary>
/// nanoFramework.Device.Can on the TWAI driver of this project (firmware/twai). Exactly one controller object is made
/// and kept for ever: the finalizer of a second one would stop the first.
/// </summary>
public sealed class NanoCanController : ITwaiController
{
    private const string ControllerId = "CAN1";

    // The public pin list has no names for CAN; these values are what the driver of this project adds to the pin map
    // (device type 9, controller 1, function 0 = TX and 1 = RX; docs/twai-image.md).
    private const DeviceFunction TransmitFunction = (DeviceFunction)0x00090100;
    private const DeviceFunction ReceiveFunction = (DeviceFunction)0x00090101;

    private readonly int _transmitPin;
    private readonly int _receivePin;
    private readonly TwaiTimingRow _timing;
    private readonly CanMessage _outgoing;
    private readonly byte[][] _buffers = new byte[CanFrame.MaximumLength + 1][];
    private CanController? _controller;
    private ITwaiListener? _listener;

    /// <summary>Makes a closed controller.</summary>
    /// <param name="transmitPin">GPIO to the transceiver.</param>
    /// <param name="receivePin">GPIO from the transceiver.</param>
    /// <param name="timing">Bit timing.</param>
    public NanoCanController(int transmitPin, int receivePin, TwaiTimingRow timing)
    {
        _transmitPin = transmitPin;
        _receivePin = receivePin;
        _timing = timing;

        // The length of the array is the length of the frame, so there is one array for every length.
        for (int i = 0; i < _buffers.Length; i++)
        {
            _buffers[i] = new byte[i];
        }

        _outgoing = new CanMessage(0, CanMessageIdType.SID, CanMessageFrameType.Data, _buffers[0]);
    }

    /// <summary>
    /// Why the controller is not open, in one sentence; empty when it is, and before the first attempt.
    /// </summary>
    public string LastError { get; private set; } = "";

    /// <inheritdoc/>
    public bool TryOpen(ITwaiListener listener)
    {
        if (_controller != null)
        {
            return true;
        }

        try
        {
            _listener = listener;
            PinConfiguration.SetPinFunction(_transmitPin, TransmitFunction);
            PinConfiguration.SetPinFunction(_receivePin, ReceiveFunction);
            _controller = CanController.FromId(
                ControllerId,
                new CanSettings(_timing.Prescaler, _timing.Segment1, _timing.Segment2, _timing.SyncJumpWidth));
            LastError = "";
            _controller.MessageReceived += OnEvent;
            return true;
        }
        catch (Exception exception)
        {
            LastError = "The CAN controller did not open on TX pin " + _transmitPin.ToString() + " and RX pin "
                + _receivePin.ToString() + ": check board profile and firmware image (" + exception.Message + ").";

            // What is left of the failed object must be finalized before the next attempt, or its finalizer would stop
            // the controller that the next attempt opens.
            GarbageCollector.Run(false);
            return _controller != null;
        }
    }

    /// <inheritdoc/>
    public void Write(CanFrame frame)
    {
        byte[] data = _buffers[frame.Length];
        Array.Copy(frame.Data, 0, data, 0, frame.Length);
        _outgoing.Id = (uint)frame.Id;
        _outgoing.IdentifierType = frame.IsExtended ? CanMessageIdType.EID : CanMessageIdType.SID;
        _outgoing.FrameType = frame.IsRemote ? CanMessageFrameType.RemoteRequest : CanMessageFrameType.Data;
        _outgoing.Message = data;
        _controller!.WriteMessage(_outgoing);
    }

    /// <inheritdoc/>
    public bool TryRead(CanFrame frame)
    {
        try
        {
            // Empty: null. The library makes a new message for each frame; a GX sends three a second.
            CanMessage? message = _controller?.GetMessage();
            if (message == null)
            {
                return false;
            }

            byte[]? data = message.Message;
            int length = data == null ? 0 : data.Length;
            frame.Reset((int)message.Id, length > CanFrame.MaximumLength ? CanFrame.MaximumLength : length);
            frame.IsExtended = message.IdentifierType == CanMessageIdType.EID;
            frame.IsRemote = message.FrameType == CanMessageFrameType.RemoteRequest;
            if (data != null)
            {
                Array.Copy(data, 0, frame.Data, 0, frame.Length);
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    // Also called for errors, without any sign which it is.
    private void OnEvent(object sender, CanMessageReceivedEventArgs e) => _listener!.OnTwaiEvent();
}
