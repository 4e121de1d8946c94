// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Alarms;

/// <summary>Writes the samples before a fault as JSON: columns with their units and one row each second.</summary>
public static class SampleDocument
{
    private static readonly string[] Columns =
    {
        "t_s", "voltage_v", "current_a", "soc_pct", "cell_min_mv", "cell_max_mv", "temperature_min_c",
        "temperature_max_c", "state", "fault",
    };

    private static readonly byte[] Decimals = { 0, 2, 1, 2, 0, 0, 1, 1, 0, 0 };

    /// <summary>Writes the document.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="record">A valid record of <see cref="FaultSamples"/>.</param>
    public static void Write(JsonWriter json, byte[] record)
    {
        var id = (AlarmId)ByteFields.GetUShort(record, 2);
        int position = AlarmTable.PositionOf(id);
        long utc = ByteFields.GetUInt(record, 8);
        int count = ByteFields.GetUShort(record, 18);
        json.BeginObject();
        json.WriteString("id", position < 0 ? null : AlarmTable.At(position).Key);
        json.WriteString("level", AlarmKeys.KeyOf((AlarmSeverity)record[1]));
        if (utc == 0)
        {
            json.WriteNull("utc");
        }
        else
        {
            json.WriteNumber("utc", utc);
        }

        json.WriteNumber("uptime_s", ByteFields.GetInt(record, 12));
        json.WriteNumber("boot", ByteFields.GetUShort(record, 16));
        json.BeginArray("columns");
        for (int i = 0; i < Columns.Length; i++)
        {
            json.WriteElement(Columns[i]);
        }

        json.EndArray();
        json.BeginArray("rows");
        int newest = FaultSamples.HeaderLength + ((count - 1) * SampleRecorder.RowLength);
        for (int i = 0; i < count; i++)
        {
            WriteRow(json, record, FaultSamples.HeaderLength + (i * SampleRecorder.RowLength), newest);
        }

        json.EndArray();
        json.EndObject();
    }

    // The time counts back from the newest sample: 0, -1, -2 …
    private static void WriteRow(JsonWriter json, byte[] record, int offset, int newest)
    {
        json.BeginArray();
        json.WriteFixed(-((ByteFields.GetUShort(record, newest) - ByteFields.GetUShort(record, offset)) & 0xFFFF), 0);
        for (int column = 1; column <= 7; column++)
        {
            int at = offset + (column * 2);
            bool isSigned = column == 2 || column >= 6;
            int value = isSigned ? ByteFields.GetShort(record, at) : ByteFields.GetUShort(record, at);
            if (value == (isSigned ? SampleRecorder.UnknownSigned : SampleRecorder.UnknownUnsigned))
            {
                json.WriteNull();
            }
            else
            {
                json.WriteFixed(value, Decimals[column]);
            }
        }

        json.WriteFixed(record[offset + 16], 0);
        json.WriteFixed(record[offset + 17], 0);
        json.EndArray();
    }
}
