// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>
/// Lines of the history files. Written and read without allocating; a line that a power cut has damaged is not read.
/// </summary>
public static class CsvLines
{
    /// <summary>First line of each file.</summary>
    public const string Header =
        "time,voltage_V,current_A,soc_%,cell_min_mV,cell_max_mV,temp_min_degC,temp_max_degC,state\n";

    /// <summary>Longest line with its line feed, bytes.</summary>
    public const int LongestLine = 72;

    // Digits behind the point in a file; a column with fewer than it has in memory is rounded.
    private static readonly byte[] Decimals = { 2, 1, 1, 0, 0, 0, 0 };
    private static readonly byte[] Divisors = { 1, 1, 1, 1, 1, 10, 10 };

    /// <summary>The first line as bytes.</summary>
    public static byte[] HeaderBytes() => Encoding.UTF8.GetBytes(Header);

    /// <summary>Writes one line.</summary>
    /// <param name="buffer">Where it goes; needs <see cref="LongestLine"/> bytes.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="seconds">
    /// Second of the local day, or seconds since the start of the gateway; 0 to 359 999 999.
    /// </param>
    /// <param name="values">Values; one that is not known is left empty.</param>
    /// <returns>Index behind the line feed.</returns>
    public static int Write(byte[] buffer, int offset, int seconds, HistoryValues values)
    {
        int end = PutNumber(buffer, offset, seconds / 3600, 0, 2);
        buffer[end++] = (byte)':';
        end = PutNumber(buffer, end, seconds / 60 % 60, 0, 2);
        buffer[end++] = (byte)':';
        end = PutNumber(buffer, end, seconds % 60, 0, 2);
        for (int i = 0; i < HistoryColumns.Count; i++)
        {
            buffer[end++] = (byte)',';
            if (values.Columns[i] != HistoryValues.Unknown)
            {
                end = PutNumber(buffer, end, Divide(values.Columns[i], Divisors[i]), Decimals[i], 1);
            }
        }

        buffer[end++] = (byte)',';
        end = PutNumber(buffer, end, (int)values.State, 0, 1);
        buffer[end++] = (byte)'\n';
        return end;
    }

    /// <summary>Reads one line.</summary>
    /// <param name="buffer">Where it is.</param>
    /// <param name="start">First byte.</param>
    /// <param name="end">Index of its line feed.</param>
    /// <param name="seconds">Seconds of its time.</param>
    /// <param name="values">Takes the values.</param>
    /// <returns>False for the first line of a file and for everything that is not a whole line.</returns>
    public static bool TryRead(byte[] buffer, int start, int end, out int seconds, HistoryValues values)
    {
        int position = start;
        seconds = 0;
        bool isRead = TryNumber(buffer, ref position, end, (byte)':', 0, out int hours)
            & TryNumber(buffer, ref position, end, (byte)':', 0, out int minutes)
            & TryNumber(buffer, ref position, end, (byte)',', 0, out int second);
        if (!isRead || hours < 0 || hours > 99999 || minutes < 0 || minutes > 59 || second < 0 || second > 59)
        {
            return false;
        }

        for (int i = 0; i < HistoryColumns.Count; i++)
        {
            if (!TryNumber(buffer, ref position, end, (byte)',', Decimals[i], out int value))
            {
                return false;
            }

            bool isUnknown = value == BatterySnapshot.Unknown;
            values.Columns[i] = isUnknown ? HistoryValues.Unknown : HistoryValues.Scale(value * Divisors[i], 1);
        }

        if (!TryNumber(buffer, ref position, end, (byte)'\n', 0, out int state) || state < 0 || state > byte.MaxValue)
        {
            return false;
        }

        values.State = (BatteryState)state;
        seconds = (((hours * 60) + minutes) * 60) + second;
        return position == end + 1;
    }

    private static int Divide(int value, int divisor) =>
        divisor == 1 ? value : (value < 0 ? value - (divisor / 2) : value + (divisor / 2)) / divisor;

    private static int PutNumber(byte[] buffer, int offset, int value, int decimals, int leastDigits)
    {
        int rest = value;
        if (rest < 0)
        {
            buffer[offset++] = (byte)'-';
            rest = -rest;
        }

        int digits = leastDigits > decimals ? leastDigits : decimals + 1;
        int limit = 1;
        for (int i = 0; i < digits; i++)
        {
            limit *= 10;
        }

        while (rest >= limit)
        {
            limit *= 10;
            digits++;
        }

        int end = offset + digits + (decimals > 0 ? 1 : 0);
        int position = end;
        for (int i = 0; i < digits; i++)
        {
            if (decimals > 0 && i == decimals)
            {
                buffer[--position] = (byte)'.';
            }

            buffer[--position] = (byte)('0' + (rest % 10));
            rest /= 10;
        }

        return end;
    }

    // An empty field is unknown; anything but digits, one sign and the expected point is no number.
    private static bool TryNumber(
        byte[] buffer, ref int position, int end, byte terminator, int decimals, out int value)
    {
        value = 0;
        int start = position;
        int point = -1;
        int digits = 0;
        bool isNegative = false;
        for (; position <= end; position++)
        {
            byte b = buffer[position];
            if (b == terminator)
            {
                int behind = point < 0 ? 0 : position - point - 1;
                bool isEmpty = position == start;
                position++;
                value = isEmpty ? BatterySnapshot.Unknown : isNegative ? -value : value;
                return isEmpty || (digits > 0 && behind == decimals);
            }

            if (b == (byte)'-' && position == start)
            {
                isNegative = true;
            }
            else if (b == (byte)'.' && point < 0)
            {
                point = position;
            }
            else if (b >= (byte)'0' && b <= (byte)'9' && digits < 9)
            {
                value = (value * 10) + b - '0';
                digits++;
            }
            else
            {
                return false;
            }
        }

        return false;
    }
}
