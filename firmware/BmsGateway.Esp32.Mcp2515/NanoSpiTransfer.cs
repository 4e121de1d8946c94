// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Device.Spi;
using BmsGateway.Can;
using BmsGateway.Esp32.Boards;
using DeviceFunction = nanoFramework.Hardware.Esp32.DeviceFunction;
using PinConfiguration = nanoFramework.Hardware.Esp32.Configuration;

namespace BmsGateway.Esp32.Mcp2515;

/// <summary>An SPI device on bus SPI1 of the ESP32, opened at its first use and kept.</summary>
public sealed class NanoSpiTransfer : ISpiTransfer
{
    private const int BusId = 1;

    // The MCP2515 allows 10 MHz (datasheet DS20001801J, section 13, SPI timing); 8 MHz leaves a margin for wires.
    private const int ClockHertz = 8000000;

    private readonly BoardSetup _setup;
    private SpiDevice? _device;

    /// <summary>Makes a device that is not open yet.</summary>
    public NanoSpiTransfer(BoardSetup setup)
    {
        _setup = setup;
    }

    /// <inheritdoc/>
    public bool TryTransfer(byte[] write, byte[] read, int length)
    {
        try
        {
            SpiDevice device = _device ?? Open();

            // Both of the same length: the platform clocks the longer one.
            device.TransferFullDuplex(new SpanByte(write, 0, length), new SpanByte(read, 0, length));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private SpiDevice Open()
    {
        PinConfiguration.SetPinFunction(_setup.Get(BoardValue.SpiClockPin), DeviceFunction.SPI1_CLOCK);
        PinConfiguration.SetPinFunction(_setup.Get(BoardValue.SpiDataOutPin), DeviceFunction.SPI1_MOSI);
        PinConfiguration.SetPinFunction(_setup.Get(BoardValue.SpiDataInPin), DeviceFunction.SPI1_MISO);
        var settings = new SpiConnectionSettings(BusId, _setup.Get(BoardValue.SpiSelectPin))
        {
            ClockFrequency = ClockHertz,
            DataBitLength = 8,
            DataFlow = DataFlow.MsbFirst,
            Mode = SpiMode.Mode0,
        };
        _device = SpiDevice.Create(settings);
        return _device;
    }
}
