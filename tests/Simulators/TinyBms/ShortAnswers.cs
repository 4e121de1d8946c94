// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>The commands without parameters, 0x11 to 0x20.</summary>
internal sealed class ShortAnswers
{
    private readonly BmsCore _core;
    private readonly RegisterFile _registers;
    private readonly AnswerWriter _answer;

    public ShortAnswers(BmsCore core, AnswerWriter answer)
    {
        _core = core;
        _registers = core.Registers;
        _answer = answer;
    }

    /// <summary>False for an unknown command.</summary>
    public bool Execute(byte command)
    {
        _answer.Begin(command);
        if (!WriteBody(command))
        {
            return false;
        }

        _answer.Finish();
        return true;
    }

    private bool WriteBody(byte command)
    {
        switch (command)
        {
            case TinyBmsCommand.NewestEvents:
                WriteEvents(_core.Events.Count - _core.Events.Unread);
                _core.Events.MarkRead();
                return true;
            case TinyBmsCommand.AllEvents:
                WriteEvents(0);
                return true;
            case TinyBmsCommand.PackVoltage:
                _answer.UInt32(_registers.GetUInt32(36));
                return true;
            case TinyBmsCommand.PackCurrent:
                _answer.UInt32(_registers.GetUInt32(38));
                return true;
            case TinyBmsCommand.HighestCell:
                _answer.LowFirst(_registers[41]);
                return true;
            case TinyBmsCommand.LowestCell:
                _answer.LowFirst(_registers[40]);
                return true;
            case TinyBmsCommand.OnlineStatus:
                _answer.LowFirst(_registers[50]);
                return true;
            case TinyBmsCommand.Lifetime:
                _answer.UInt32(_registers.GetUInt32(32));
                return true;
            case TinyBmsCommand.StateOfCharge:
                _answer.UInt32(_registers.GetUInt32(46));
                return true;
            default:
                return WriteLongerBody(command);
        }
    }

    private bool WriteLongerBody(byte command)
    {
        switch (command)
        {
            case TinyBmsCommand.Temperatures:
                _answer.Byte(6);
                _answer.LowFirst(_registers[48]);
                _answer.LowFirst(_registers[42]);
                _answer.LowFirst(_registers[43]);
                return true;
            case TinyBmsCommand.CellVoltages:
                WriteCells();
                return true;
            case TinyBmsCommand.Version:
                WriteVersion(5);
                return true;
            case TinyBmsCommand.ExtendedVersion:
                WriteVersion(7);
                _answer.LowFirst(_registers[503]);
                return true;
            case TinyBmsCommand.Speed:
                _answer.UInt32(_registers.GetUInt32(54));
                _answer.UInt32(_registers[44]);
                _answer.UInt32(_registers.GetUInt32(34));
                return true;
            default:
                return false;
        }
    }

    private void WriteVersion(int bytes)
    {
        _answer.Byte(bytes);
        _answer.LowFirst(_registers[500]);
        _answer.Byte(_registers[501]);
        _answer.LowFirst(_registers[502]);
    }

    private void WriteCells()
    {
        int count = System.Math.Min((int)_registers[53], 16);
        _answer.Byte(2 * count);
        for (int cell = 1; cell <= count; cell++)
        {
            _answer.LowFirst(_registers[15 - count + cell]);
        }
    }

    private void WriteEvents(int first)
    {
        int count = _core.Events.Count - first;
        _answer.Byte(4 + (4 * count));
        _answer.UInt32(_registers.GetUInt32(32));
        for (int i = 0; i < count; i++)
        {
            _answer.UInt32(_core.Events[first + i]);
        }
    }
}
