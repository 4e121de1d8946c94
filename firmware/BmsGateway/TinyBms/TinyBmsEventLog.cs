// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Diagnostics;
using BmsGateway.Events;

namespace BmsGateway.TinyBms;

/// <summary>
/// The event log of the BMS: a ring of 49 records. Publishes the records that are new, and derives the active
/// protection: the TinyBMS has no register for it, so it is the latest fault or warning that no later event has ended
/// (Rev D, events). What was there when the gateway started, or when another BMS was connected, is known and not
/// published.
/// </summary>
public sealed class TinyBmsEventLog
{
    /// <summary>Records that the BMS keeps.</summary>
    public const int Capacity = TinyBmsProtocol.MaximumEventCount;

    /// <summary>Payload objects: a reader on another thread has this many events of time to copy one.</summary>
    public const int RingSize = 32;

    /// <summary>
    /// How much faster than the clock of the gateway the lifetime counter may seem, s. More means another BMS.
    /// </summary>
    public const int MostLeadSeconds = 60;

    private readonly EventBus _bus;
    private readonly ILog _log;
    private readonly BatteryEvent[] _ring = new BatteryEvent[RingSize];
    private readonly byte[] _seenAtNewest = new byte[256];
    private long[] _times = new long[Capacity];
    private int[] _records = new int[Capacity];
    private long[] _oldTimes = new long[Capacity];
    private int[] _oldRecords = new int[Capacity];
    private int _count;
    private int _oldCount;
    private bool _hasBaseline;
    private long _newestSeconds;
    private long _clockSeconds;
    private long _readAtMilliseconds;
    private int _published;
    private bool _isChanged;

    /// <summary>Makes a log with all its memory.</summary>
    public TinyBmsEventLog(EventBus bus, ILog log)
    {
        _bus = bus;
        _log = log;
        for (int i = 0; i < RingSize; i++)
        {
            _ring[i] = new BatteryEvent();
        }
    }

    /// <summary>
    /// Latest fault that nothing has ended; 0 = none, <see cref="BatterySnapshot.Unknown"/> = not read.
    /// </summary>
    public int FaultCode { get; private set; } = BatterySnapshot.Unknown;

    /// <summary>
    /// Latest warning that nothing has ended; 0 = none, <see cref="BatterySnapshot.Unknown"/> = not read.
    /// </summary>
    public int WarningCode { get; private set; } = BatterySnapshot.Unknown;

    /// <summary>Events published since the gateway started.</summary>
    public int PublishedCount => _published;

    /// <summary>The log as read last, for other threads.</summary>
    public TinyBmsEventRecords Records { get; } = new();

    /// <summary>The line was lost: what is active is not known until the log is read again.</summary>
    public void Forget()
    {
        FaultCode = BatterySnapshot.Unknown;
        WarningCode = BatterySnapshot.Unknown;
    }

    /// <summary>Takes an answer to "read all events" (Rev D, command 0x12).</summary>
    /// <param name="buffer">Holds the payload.</param>
    /// <param name="offset">Index of its first byte.</param>
    /// <param name="payloadLength">Payload bytes: 4 for the time and 4 for each record.</param>
    /// <param name="nowMilliseconds">Monotonic time, ms.</param>
    public void Take(byte[] buffer, int offset, int payloadLength, long nowMilliseconds)
    {
        long clock = TinyBmsAnswers.EventClockSeconds(buffer, offset);
        Decode(buffer, offset, TinyBmsAnswers.EventCount(payloadLength), clock);
        if (!_hasBaseline || IsOtherBms(clock, nowMilliseconds))
        {
            SetBaseline(clock);
        }
        else
        {
            PublishNew(clock, nowMilliseconds);
        }

        ShowRecords(clock, nowMilliseconds);
        _clockSeconds = clock;
        _readAtMilliseconds = nowMilliseconds;
        if (_isChanged || FaultCode == BatterySnapshot.Unknown)
        {
            FaultCode = ActiveCode(BatteryEventLevel.Fault);
            WarningCode = ActiveCode(BatteryEventLevel.Warning);
        }
    }

    private void ShowRecords(long clock, long now)
    {
        TinyBmsEventRecords records = Records;
        records.BeginUpdate();
        for (int i = 0; _isChanged && i < _count; i++)
        {
            records.Codes[i] = IdOf(i);
        }

        Array.Copy(_times, 0, records.LifetimeSeconds, 0, Capacity);
        records.Count = _count;
        records.ClockSeconds = clock;
        records.ReadAtMilliseconds = now;
        records.EndUpdate();
    }

    // A record that was there at the last read keeps the time it had: its 24 bits say less every day.
    private void Decode(byte[] buffer, int offset, int count, long clock)
    {
        long[] times = _times;
        int[] records = _records;
        _times = _oldTimes;
        _records = _oldRecords;
        _oldTimes = times;
        _oldRecords = records;
        _oldCount = _count;
        _count = 0;
        int shift = 0;
        _isChanged = false;
        for (int i = 0; i < count && i < Capacity; i++)
        {
            int id = TinyBmsAnswers.EventIdentification(buffer, offset, i);
            if (id == 0)
            {
                continue;
            }

            int time = TinyBmsAnswers.EventSeconds(buffer, offset, i);
            int record = (id << 24) | time;
            int old = FindOld(record, _count + shift);
            _isChanged = _isChanged || old != _count;
            if (old >= 0)
            {
                shift = old - _count;
            }

            _records[_count] = record;
            _times[_count] = old >= 0 ? _oldTimes[old] : TinyBmsEventClock.Unwrap(time, clock);
            _count++;
        }

        _isChanged = _isChanged || _count != _oldCount;
    }

    // The ring moves as a whole, so a record is nearly always where the one before it says.
    private int FindOld(int record, int guess)
    {
        if (guess >= 0 && guess < _oldCount && _oldRecords[guess] == record)
        {
            return guess;
        }

        for (int i = 0; i < _oldCount; i++)
        {
            if (_oldRecords[i] == record)
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsOtherBms(long clock, long now)
    {
        long advance = clock - _clockSeconds;
        long elapsed = (now - _readAtMilliseconds) / 1000;
        return advance < -TinyBmsEventClock.ToleranceSeconds || advance > elapsed + MostLeadSeconds;
    }

    private void SetBaseline(long clock)
    {
        _hasBaseline = true;
        _newestSeconds = clock - TinyBmsEventClock.ToleranceSeconds;
        Array.Clear(_seenAtNewest, 0, _seenAtNewest.Length);
        for (int i = 0; i < _count; i++)
        {
            if (_times[i] >= _newestSeconds)
            {
                Mark(i);
            }
        }
    }

    private void Mark(int index)
    {
        if (_times[index] > _newestSeconds)
        {
            _newestSeconds = _times[index];
            Array.Clear(_seenAtNewest, 0, _seenAtNewest.Length);
        }

        _seenAtNewest[IdOf(index)] = 1;
    }

    private bool IsNew(int index) =>
        _times[index] > _newestSeconds || (_times[index] == _newestSeconds && _seenAtNewest[IdOf(index)] == 0);

    private int IdOf(int index) => (_records[index] >> 24) & 0xFF;

    // In the order in which they happened, whatever the order of the answer.
    private void PublishNew(long clock, long now)
    {
        for (int round = 0; round < _count; round++)
        {
            int first = -1;
            for (int i = 0; i < _count; i++)
            {
                if (IsNew(i) && (first < 0 || _times[i] < _times[first]))
                {
                    first = i;
                }
            }

            if (first < 0)
            {
                return;
            }

            Mark(first);
            Publish(IdOf(first), _times[first], clock, now);
        }
    }

    private void Publish(int id, long seconds, long clock, long now)
    {
        TinyBmsEventDefinition row = TinyBmsEventTable.Find(id);
        BatteryEvent entry = _ring[_published % RingSize];
        _published++;
        entry.BeginUpdate();
        entry.Sequence = _published;
        entry.Code = id;
        entry.Level = row.Level;
        entry.Key = row.Key;
        entry.Text = row.Text;
        entry.LifetimeSeconds = seconds;
        entry.AgeSeconds = seconds > clock ? 0 : clock - seconds;
        entry.ReadAtMilliseconds = now;
        entry.EndUpdate();
        _log.Write(
            row.Level == BatteryEventLevel.Information ? LogLevel.Information : LogLevel.Warning,
            TinyBmsLinkReporter.LogSource,
            "Event 0x" + id.ToString("X2") + " of the BMS: " + row.Text);
        _bus.Publish(EventId.BatteryEvent, entry);
    }

    private int ActiveCode(BatteryEventLevel level)
    {
        int latest = -1;
        for (int i = 0; i < _count; i++)
        {
            int id = IdOf(i);
            bool isOfLevel = level == BatteryEventLevel.Fault
                ? id <= TinyBmsEventTable.LastFault
                : id > TinyBmsEventTable.LastFault && id <= TinyBmsEventTable.LastWarning;
            if (isOfLevel && (latest < 0 || !IsBefore(i, latest)) && !IsEnded(i))
            {
                latest = i;
            }
        }

        return latest < 0 ? 0 : IdOf(latest);
    }

    private bool IsEnded(int index)
    {
        TinyBmsEventDefinition row = TinyBmsEventTable.Find(IdOf(index));
        for (int i = 0; i < _count; i++)
        {
            if (IsBefore(index, i) && TinyBmsEventTable.Ends(IdOf(i), row))
            {
                return true;
            }
        }

        return false;
    }

    // Within one second the order of the answer decides.
    private bool IsBefore(int one, int other) =>
        _times[one] < _times[other] || (_times[one] == _times[other] && one < other);
}
