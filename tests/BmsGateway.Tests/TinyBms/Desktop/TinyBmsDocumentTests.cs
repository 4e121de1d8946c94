// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Globalization;
using System.Text;
using BmsGateway.Battery;
using BmsGateway.Tests.Support.Desktop;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>docs/tinybms.md is made from the tables of the code.</summary>
[TestClass]
public class TinyBmsDocumentTests
{
    private static readonly string[] Purposes =
    {
        "0x02 clear events (1), clear statistics (2), restart (5)",
        "0x03 read a block, high byte first, 1–127 registers",
        "0x07 read a block, low byte first, 1–31 registers",
        "0x09 read listed registers, low byte first, 1–15",
        "0x0B write a block, low byte first, 1–30 registers",
        "0x0D write listed registers, low byte first, 1–15",
        "0x10 write a block, high byte first, 1–100 registers; answered by address and count",
        "0x11 newest events: time of the BMS, then records",
        "0x12 all events, up to 49",
        "0x14 pack voltage, V, float",
        "0x15 pack current, A, float",
        "0x16 highest cell, mV",
        "0x17 lowest cell, mV",
        "0x18 online status",
        "0x19 lifetime counter, s",
        "0x1A state of charge, 0.000001 %",
        "0x1B temperatures, 0.1 °C: board, external 1 and 2",
        "0x1C cell voltages, 0.1 mV",
        "0x1D minimum (1), maximum (2), default (3) or current (4) settings from 300 on, 1–100 registers",
        "0x1E version",
        "0x1F version with boot loader and register map",
        "0x20 speed (km/h, float), distance left (km), time left (s)",
    };

    [TestMethod]
    public void DocumentListsEveryCommand()
    {
        var text = new StringBuilder("| command | purpose | payload of the answer | form |\n");
        text.Append("| --- | --- | --- | --- |\n");
        int next = 0;
        for (int command = 0; command < 256; command++)
        {
            TinyBmsAnswerForm form = TinyBmsAnswers.FormOf((byte)command);
            if (form != TinyBmsAnswerForm.None)
            {
                string purpose = Purposes[next++];
                string number = "0x" + command.ToString("X2", CultureInfo.InvariantCulture);
                Assert.AreEqual(number, purpose.Substring(0, 4));
                text.Append($"| {number} | {purpose.Substring(5)} | {LengthOf((byte)command)} | {FormText(form)} |\n");
            }
        }

        Assert.AreEqual(Purposes.Length, next);
        GeneratedDocument.Check("tinybms.md", "TinyBmsAnswers", text.ToString());
    }

    [TestMethod]
    public void DocumentListsEveryRegisterOfTheTable()
    {
        var text = new StringBuilder(
            "| register | key | type | scale, unit | allowed | start | access | meaning |\n"
            + "| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            string key = row.Key.Length == 0 ? "" : "`" + row.Key + "`";
            string revision = row.IsSinceRevisionD ? " **D**" : "";
            text.Append($"| {AddressOf(row)}{revision} | {key} | {TypeText(row)} | {ScaleOf(row)} | {RangeOf(row)} ");
            text.Append($"| {Number(row.Default)} | {AccessText(row)} | {row.Text} |\n");
        }

        GeneratedDocument.Check("tinybms.md", "TinyBmsRegisterTable", text.ToString());
    }

    [TestMethod]
    public void DocumentListsEveryName()
    {
        var text = new StringBuilder("| register | names |\n| --- | --- |\n");
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            string bits = row.Type == TinyBmsRegisterType.BitField ? ", bits" : "";
            string low = row.Type == TinyBmsRegisterType.BytePair ? ", low byte" : bits;
            AppendNames(text, row.Address + low, row.Names);
            AppendNames(text, row.Address + ", high byte", row.HighNames);
        }

        GeneratedDocument.Check("tinybms.md", "TinyBmsNames", text.ToString());
    }

    private static void AppendNames(StringBuilder text, string where, string names)
    {
        if (names.Length == 0)
        {
            return;
        }

        text.Append($"| {where} | ");
        for (int i = 0; i < TinyBmsNames.Count(names); i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(TinyBmsNames.At(names, i).Replace("=", " = "));
        }

        text.Append(" |\n");
    }

    private static string LengthOf(byte command)
    {
        int one = TinyBmsAnswers.PayloadLength(command, 1);
        int perRegister = TinyBmsAnswers.PayloadLength(command, 2) - one;
        return perRegister > 0 ? perRegister + " × registers"
            : one == TinyBmsAnswers.Variable ? "as stated"
            : one.ToString(CultureInfo.InvariantCulture);
    }

    private static string FormText(TinyBmsAnswerForm form) => form switch
    {
        TinyBmsAnswerForm.Acknowledgement => "ACK",
        TinyBmsAnswerForm.Bare => "no length",
        _ => "with length",
    };

    private static string AddressOf(TinyBmsRegisterDefinition row) =>
        row.Words == 1 ? row.Address.ToString(CultureInfo.InvariantCulture)
        : row.Address + "–" + (row.Address + row.Words - 1);

    private static string ScaleOf(TinyBmsRegisterDefinition row)
    {
        decimal scale = row.Type == TinyBmsRegisterType.Float32 ? 1 : row.ScaleMillionths / 1000000m;
        string factor = scale == 1 ? "" : scale.ToString("0.######", CultureInfo.InvariantCulture) + " ";
        return (factor + row.Unit).Trim();
    }

    private static string RangeOf(TinyBmsRegisterDefinition row) =>
        row.Minimum == BatterySnapshot.Unknown ? "" : row.Minimum + " to " + row.Maximum;

    private static string Number(int value) =>
        value == BatterySnapshot.Unknown ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static string AccessText(TinyBmsRegisterDefinition row) =>
        row.IsWritable ? "RW" : row.Access == TinyBmsRegisterAccess.None ? "–" : "R";

    private static string TypeText(TinyBmsRegisterDefinition row) => row.Type switch
    {
        TinyBmsRegisterType.UInt16 => "u16",
        TinyBmsRegisterType.Int16 => "i16",
        TinyBmsRegisterType.UInt32 => "u32",
        TinyBmsRegisterType.Float32 => "float",
        TinyBmsRegisterType.Enumeration => "code",
        TinyBmsRegisterType.BitField => "bits",
        TinyBmsRegisterType.BytePair => "2 × u8",
        TinyBmsRegisterType.SignedBytePair => "2 × i8",
        TinyBmsRegisterType.LowByte => "u8, low byte",
        TinyBmsRegisterType.LowByteEnumeration => "code, low byte",
        TinyBmsRegisterType.Event => "u24 + u8",
        TinyBmsRegisterType.Binary => "binary",
        _ => "",
    };
}
