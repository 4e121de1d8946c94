// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.History;

/// <summary>
/// Adds what the meter has counted since the start to what flash holds, keeps the days apart and saves. What it
/// publishes is what has been saved, so that no figure ever goes back. When every copy in flash is damaged the totals
/// are unknown until an owner begins a new count: a 0 would look like a battery without a past. Not on the control
/// thread.
/// </summary>
public sealed class EnergyLedger
{
    /// <summary>Name of the record.</summary>
    public const string FileName = "energy.rec";

    /// <summary>Energy in either direction after which a save is due, Wh.</summary>
    public const int SaveAfterWattHours = 10;

    /// <summary>Shortest time between two saves, ms.</summary>
    public const int SavePeriodMilliseconds = 60000;

    // A clock that is set back over midnight by less than this is a correction, not another day.
    private const int ClockCorrectionSeconds = 600;
    private const long NanoCyclesPerThousandth = 1000000;

    private readonly EnergyMeter _meter;
    private readonly DayClock _clock;
    private readonly RecordFile _file;
    private readonly EnergyRecord _record = new();
    private readonly EnergyCounts _base = new();
    private readonly EnergyCounts _sinceStart = new();
    private readonly byte[] _bytes = new byte[EnergyRecord.Length];
    private long _triedAt = -SavePeriodMilliseconds;
    private long _savedEnergy;
    private bool _isDated;
    private bool _isSaveWanted;

    /// <summary>Makes a ledger; call <see cref="Restore"/> before the first frame is sent.</summary>
    public EnergyLedger(EnergyMeter meter, IFileStore files, DayClock clock)
    {
        _meter = meter;
        _clock = clock;
        _file = new RecordFile(files, FileName, EnergyRecord.Length);
        _triedAt += clock.MonotonicMilliseconds;
    }

    /// <summary>True when the totals are known: read from flash, or counted from a first start.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>True while the last save failed.</summary>
    public bool IsFailing { get; private set; }

    /// <summary>Saves that succeeded since the start.</summary>
    public int SaveCount { get; private set; }

    /// <summary>The published figures; other threads take each number on its own.</summary>
    public EnergyTotals Totals { get; } = new();

    /// <summary>
    /// What has been counted since the start, as of the last <see cref="Step"/>; for the same thread only.
    /// </summary>
    public EnergyCounts SinceStart => _sinceStart;

    /// <summary>Reads what flash holds. Never throws.</summary>
    /// <returns>What was found.</returns>
    public RecordReadResult Restore()
    {
        RecordReadResult result = _file.TryRead(out byte[] content);
        if (result == RecordReadResult.Missing)
        {
            _isSaveWanted = true;
            Begin();
        }
        else if (result != RecordReadResult.Damaged)
        {
            if (_record.TryDecode(content))
            {
                Begin();
            }
            else
            {
                result = RecordReadResult.Damaged;
            }
        }

        return result;
    }

    /// <summary>Begins a count at 0, after the totals have been lost.</summary>
    /// <returns>False when the totals are known: they are never thrown away.</returns>
    public bool TryBeginNewCount()
    {
        if (IsKnown)
        {
            return false;
        }

        _record.Counts.CopyFrom(new EnergyCounts());
        _record.Day = DayClock.Unknown;
        _record.FirstStateOfChargeMillipercent = BatterySnapshot.Unknown;
        _record.DayStartChargedWattHours = 0;
        _record.DayStartDischargedWattHours = 0;
        _record.YesterdayChargedWattHours = EnergyTotals.Unknown;
        _record.YesterdayDischargedWattHours = EnergyTotals.Unknown;
        _isSaveWanted = true;
        Begin();
        return true;
    }

    /// <summary>Brings the totals up to date and saves when that is due. Allocates only when it saves.</summary>
    public void Step()
    {
        long now = _clock.MonotonicMilliseconds;
        bool mayTry = now - _triedAt >= SavePeriodMilliseconds;
        if (!IsKnown)
        {
            // The medium may only have had a moment of weakness.
            if (mayTry)
            {
                _triedAt = now;
                Restore();
            }

            return;
        }

        if (!TryUpdate())
        {
            return;
        }

        long energy = _record.Counts.ChargedWattHours + _record.Counts.DischargedWattHours;
        if (mayTry && (_isSaveWanted || energy - _savedEnergy >= SaveAfterWattHours))
        {
            Save();
        }
    }

    /// <summary>Saves now; before a restart.</summary>
    /// <returns>False when it could not be saved.</returns>
    public bool Flush() => !IsKnown || (TryUpdate() && Save());

    private void Begin()
    {
        _base.CopyFrom(_record.Counts);
        _savedEnergy = _base.ChargedWattHours + _base.DischargedWattHours;
        IsKnown = true;
        Publish();
    }

    private bool TryUpdate()
    {
        if (!_meter.TryRead(_sinceStart))
        {
            return false;
        }

        _record.Counts.SetSum(_base, _sinceStart);
        if (_record.FirstStateOfChargeMillipercent == BatterySnapshot.Unknown)
        {
            _record.FirstStateOfChargeMillipercent = _meter.StateOfChargeMillipercent;
        }

        if (_clock.IsSet)
        {
            RollDay(_clock.UtcSeconds);
        }

        return true;
    }

    private void RollDay(long utcSeconds)
    {
        int day = _clock.DayOf(utcSeconds);
        bool isCorrection = _isDated && day == _record.Day - 1
            && _clock.SecondOfDay(utcSeconds) >= DayClock.SecondsPerDay - ClockCorrectionSeconds;
        if (day != _record.Day && !isCorrection)
        {
            // What was counted before the clock was set belongs to the day on which it was set.
            EnergyCounts end = _isDated ? _record.Counts : _base;
            bool isNextDay = _record.Day != DayClock.Unknown && day == _record.Day + 1;
            _record.YesterdayChargedWattHours =
                isNextDay ? end.ChargedWattHours - _record.DayStartChargedWattHours : EnergyTotals.Unknown;
            _record.YesterdayDischargedWattHours =
                isNextDay ? end.DischargedWattHours - _record.DayStartDischargedWattHours : EnergyTotals.Unknown;
            _record.Day = day;
            _record.DayStartChargedWattHours = end.ChargedWattHours;
            _record.DayStartDischargedWattHours = end.DischargedWattHours;
            _isSaveWanted = true;
        }
        else if (!_isDated)
        {
            _isSaveWanted = true;
        }

        _isDated = true;
    }

    private bool Save()
    {
        _triedAt = _clock.MonotonicMilliseconds;
        _record.Encode(_bytes);
        IsFailing = !_file.TryWrite(_bytes, EnergyRecord.Length);
        if (!IsFailing)
        {
            SaveCount++;
            _isSaveWanted = false;
            _savedEnergy = _record.Counts.ChargedWattHours + _record.Counts.DischargedWattHours;
        }

        // Without flash the running figures are better than none that stand still; an alarm tells of the failure.
        Publish();
        return !IsFailing;
    }

    private void Publish()
    {
        EnergyCounts counts = _record.Counts;
        EnergyTotals totals = Totals;
        totals.ChargedWattHours = counts.ChargedWattHours;
        totals.DischargedWattHours = counts.DischargedWattHours;
        totals.ChargedCentiampereHours = counts.ChargedCentiampereHours;
        totals.DischargedCentiampereHours = counts.DischargedCentiampereHours;
        totals.CyclesThousandths = counts.NanoCycles / NanoCyclesPerThousandth;
        totals.GapCount = counts.GapCount;
        totals.GapSeconds = counts.GapSeconds;
        totals.EfficiencyPermille = Efficiency(counts);
        totals.Day = _isDated ? _record.Day : DayClock.Unknown;
        totals.TodayChargedWattHours = Dated(counts.ChargedWattHours - _record.DayStartChargedWattHours);
        totals.TodayDischargedWattHours = Dated(counts.DischargedWattHours - _record.DayStartDischargedWattHours);
        totals.YesterdayChargedWattHours = Dated(_record.YesterdayChargedWattHours);
        totals.YesterdayDischargedWattHours = Dated(_record.YesterdayDischargedWattHours);
    }

    private long Dated(long wattHours) => _isDated ? wattHours : EnergyTotals.Unknown;

    // Energy that is in the battery now and was not at the beginning has not been lost.
    private long Efficiency(EnergyCounts counts)
    {
        long full = _meter.FullWattHours;
        int soc = _meter.StateOfChargeMillipercent;
        int first = _record.FirstStateOfChargeMillipercent;
        if (full <= 0 || soc < 0 || first < 0 || counts.ChargedWattHours < 2 * full)
        {
            return EnergyTotals.Unknown;
        }

        long stored = (soc - first) * full / 100000;
        long permille = (counts.DischargedWattHours + stored) * 1000 / counts.ChargedWattHours;
        return permille < 0 || permille > 1000 ? EnergyTotals.Unknown : permille;
    }
}
