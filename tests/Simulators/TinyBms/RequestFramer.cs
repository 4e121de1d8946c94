// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// Finds requests in the bytes from the host. A pause inside a frame drops its beginning, so garbage cannot block the
/// device.
/// </summary>
internal sealed class RequestFramer
{
    // Longest request: 0x10 with 100 registers, 7 + 200 + 2 bytes. The length byte could ask for 264.
    private const int LongestFrame = 264;

    // Not specified by the vendor. Long against a byte (87 us) and a USB adapter's pauses, short against a host's
    // repeat time.
    private const long GapMicroseconds = 20_000;

    private const int Unknown = -1;

    private readonly byte[] _frame = new byte[LongestFrame];
    private int _length;
    private long _lastByte;
    private ushort _crc;

    /// <summary>The frame; valid after <see cref="Add"/> has returned true and until its next call.</summary>
    public byte[] Frame => _frame;

    public int FrameLength { get; private set; }

    public BlockWriteLength BlockWriteLength { get; set; }

    /// <summary>Takes one byte. True when it completes a frame (its checksum may be wrong).</summary>
    public bool Add(byte value, long arrivalMicroseconds)
    {
        if (_length > 0 && arrivalMicroseconds - _lastByte > GapMicroseconds)
        {
            _length = 0;
        }

        _lastByte = arrivalMicroseconds;
        if (_length == 0 && value != TinyBmsCommand.FrameStart)
        {
            return false;
        }

        _crc = Crc16.Add(_length == 0 ? Crc16.Start : _crc, value);
        _frame[_length++] = value;
        if (!IsComplete())
        {
            return false;
        }

        FrameLength = _length;
        _length = 0;
        return true;
    }

    public void Reset()
    {
        _length = 0;
    }

    private bool IsComplete()
    {
        int expected = ExpectedLength();
        if (expected == Unknown)
        {
            // The length of an unknown command is unknown: it ends where the checksum fits, else the pause drops it.
            return _length >= 4 && (_crc == 0 || _length == LongestFrame);
        }

        return expected > 0 && _length >= expected;
    }

    private int ExpectedLength()
    {
        if (_length < 3)
        {
            return 0;
        }

        byte command = _frame[1];
        switch (command)
        {
            case TinyBmsCommand.Reset:
                return 5;
            case TinyBmsCommand.ReadBlockModbus:
                return 8;
            case TinyBmsCommand.ReadBlock:
            case TinyBmsCommand.Settings:
                return 7;
            case TinyBmsCommand.ReadList:
            case TinyBmsCommand.WriteList:
                return 3 + _frame[2] + 2;
            case TinyBmsCommand.WriteBlock:
                return 3 + _frame[2] + 2 + (BlockWriteLength == BlockWriteLength.DataOnly ? 2 : 0);
            case TinyBmsCommand.WriteBlockModbus:
                return _length < 7 ? 0 : 7 + _frame[6] + 2;
            default:
                return command >= TinyBmsCommand.NewestEvents && command <= TinyBmsCommand.Speed && command != 0x13
                    ? 4 : Unknown;
        }
    }
}
