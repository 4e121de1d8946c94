// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// Carries out one request and writes the answer ("TinyBMS Communication Protocols" Rev D, chapter 1.3). What the
/// document leaves open is refused: more than 31, 15 or 15 registers with 0x07, 0x09, 0x0D (its multi-packet answers
/// are not described).
/// </summary>
internal sealed class RequestHandler
{
    private const int MostModbusRead = 127;
    private const int MostPayload = 63;
    private const int MostSettings = 100;

    private readonly BmsCore _core;
    private readonly RegisterFile _registers;
    private readonly AnswerWriter _answer;
    private readonly WriteRequests _writes;

    public RequestHandler(BmsCore core, AnswerWriter answer, BlockWriteLength blockWriteLength)
    {
        _writes = new WriteRequests(core, answer, blockWriteLength);
        _core = core;
        _registers = core.Registers;
        _answer = answer;
    }

    /// <summary>Number of registers that the last request moved; the device takes longer for more.</summary>
    public int RegistersMoved { get; private set; }

    public void Handle(byte[] frame, int length)
    {
        byte command = frame[1];
        RegistersMoved = 0;
        if (!Crc16.IsValid(frame, length))
        {
            _answer.Refuse(command, TinyBmsCommand.CrcError);
        }
        else if (!Execute(command, frame))
        {
            _answer.Refuse(command, TinyBmsCommand.CommandError);
        }
    }

    private bool Execute(byte command, byte[] frame)
    {
        switch (command)
        {
            case TinyBmsCommand.Reset:
                return Reset(frame[2]);
            case TinyBmsCommand.ReadBlockModbus:
                return ReadBlockModbus(Word(frame[3], frame[2]), Word(frame[5], frame[4]));
            case TinyBmsCommand.ReadBlock:
                return ReadBlock(Word(frame[3], frame[4]), frame[2]);
            case TinyBmsCommand.ReadList:
                return ReadList(frame);
            case TinyBmsCommand.WriteBlock:
                return Write(_writes.Block(frame));
            case TinyBmsCommand.WriteList:
                return Write(_writes.List(frame));
            case TinyBmsCommand.WriteBlockModbus:
                return Write(_writes.BlockModbus(frame));
            case TinyBmsCommand.Settings:
                return Settings(frame[2], frame[3], frame[4]);
            default:
                return new ShortAnswers(_core, _answer).Execute(command);
        }
    }

    private bool Reset(byte option)
    {
        switch (option)
        {
            case 1:
                _core.Events.Clear();
                break;
            case 2:
                _core.ClearStatistics();
                break;
            case 5:
                _core.RestartRequested = true;
                break;
            default:
                return false;
        }

        _answer.Acknowledge(TinyBmsCommand.Reset);
        return true;
    }

    private bool ReadBlockModbus(int address, int count)
    {
        if (!CanRead(address, count, MostModbusRead))
        {
            return false;
        }

        _answer.Begin(TinyBmsCommand.ReadBlockModbus);
        _answer.Byte(2 * count);
        for (int i = 0; i < count; i++)
        {
            _answer.HighFirst(_registers[address + i]);
        }

        _answer.Finish();
        return true;
    }

    private bool ReadBlock(int address, int count)
    {
        if (!CanRead(address, count, MostPayload / 2))
        {
            return false;
        }

        _answer.Begin(TinyBmsCommand.ReadBlock);
        _answer.Byte(2 * count);
        for (int i = 0; i < count; i++)
        {
            _answer.LowFirst(_registers[address + i]);
        }

        _answer.Finish();
        return true;
    }

    private bool ReadList(byte[] frame)
    {
        int count = frame[2] / 2;
        bool valid = frame[2] % 2 == 0 && count > 0 && 4 * count <= MostPayload;
        for (int i = 0; valid && i < count; i++)
        {
            valid = CanRead(Word(frame[3 + (2 * i)], frame[4 + (2 * i)]), 1, 1);
        }

        if (!valid)
        {
            return false;
        }

        RegistersMoved = count;
        _answer.Begin(TinyBmsCommand.ReadList);
        _answer.Byte(4 * count);
        for (int i = 0; i < count; i++)
        {
            int address = Word(frame[3 + (2 * i)], frame[4 + (2 * i)]);
            _answer.LowFirst(address);
            _answer.LowFirst(_registers[address]);
        }

        _answer.Finish();
        return true;
    }

    private bool Write(int registersWritten)
    {
        RegistersMoved = registersWritten;
        return registersWritten > 0;
    }

    private bool Settings(byte option, byte reserved, byte count)
    {
        if (option < 1 || option > 4 || reserved != 0 || count < 1 || count > MostSettings)
        {
            return false;
        }

        RegistersMoved = count;
        _answer.Begin(TinyBmsCommand.Settings);
        _answer.Byte(2 * count);
        for (int i = 0; i < count; i++)
        {
            _answer.LowFirst(SettingWord(option, RegisterTable.FirstSetting + i));
        }

        _answer.Finish();
        return true;
    }

    private int SettingWord(byte option, int address)
    {
        RegisterSpec? row = RegisterTable.Find(address);
        if (option == 4)
        {
            return _registers[address];
        }

        if (row == null || !_registers.IsPresent(row))
        {
            return 0;
        }

        long value = option switch
        {
            1 => SettingsGuard.Minimum(_registers, row),
            2 => SettingsGuard.Maximum(_registers, row),
            _ => row.Default,
        };
        return (int)((value >> (16 * (address - row.Address))) & 0xFFFF);
    }

    private bool CanRead(int address, int count, int most)
    {
        bool valid = count >= 1 && count <= most && address + count <= RegisterTable.WordCount;
        RegistersMoved = valid ? count : 0;
        return valid;
    }

    private static int Word(byte low, byte high)
    {
        return low | (high << 8);
    }
}
