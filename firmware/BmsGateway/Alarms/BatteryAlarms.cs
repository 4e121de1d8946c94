// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Alarms;

/// <summary>
/// Levels of the thirteen pairs of the Victron frame 0x35A, made of the same <see cref="BatteryConditions"/> as the
/// alarm list. The TinyBMS has no register with its active protections, so the conditions are found from the live
/// values and from its event log; what cannot be told stays <see cref="AlarmLevel.NotSupported"/>.
/// </summary>
public sealed class BatteryAlarms
{
    /// <summary>Number of conditions.</summary>
    public const int Count = 13;

    // Primitive arrays: an array of enums would cost 12 bytes an element on the device.
    private readonly byte[] _levels = new byte[Count];
    private readonly byte[] _rowOfLink;
    private readonly byte[] _pairOfLink;
    private readonly byte[] _levelOfLink;
    private readonly int _fault = AlarmTable.PositionOf(AlarmId.BmsFault);
    private readonly int _linkPoor = AlarmTable.PositionOf(AlarmId.BmsLinkPoor);
    private bool _isFed;

    /// <summary>Makes levels with the default thresholds; nothing is known yet.</summary>
    public BatteryAlarms()
    {
        int count = ForEachLink(false);
        _rowOfLink = new byte[count];
        _pairOfLink = new byte[count];
        _levelOfLink = new byte[count];
        ForEachLink(true);
    }

    /// <summary>Conditions that the levels are made of.</summary>
    public BatteryConditions Conditions { get; } = new();

    /// <summary>Level of a condition.</summary>
    public AlarmLevel this[AlarmCondition condition] => (AlarmLevel)_levels[(int)condition];

    /// <summary>From now on somebody else brings <see cref="Conditions"/> up to date with every sample.</summary>
    public void LeaveConditionsToOwner() => _isFed = true;

    /// <summary>Brings all levels up to date.</summary>
    /// <param name="sample">Newest sample.</param>
    /// <param name="isLinkStale">True when the sample is too old.</param>
    /// <param name="isLinkLost">True when it is older still.</param>
    public void Evaluate(BatterySnapshot sample, bool isLinkStale, bool isLinkLost)
    {
        if (!_isFed)
        {
            Conditions.Evaluate(sample);
        }

        AlarmTracker tracker = Conditions.Tracker;
        for (int i = 0; i < Count; i++)
        {
            _levels[i] = (byte)AlarmLevel.NotSupported;
        }

        for (int i = 0; i < _rowOfLink.Length; i++)
        {
            int row = _rowOfLink[i];
            if (tracker.IsKnown(row))
            {
                Raise(_pairOfLink[i], tracker.IsRaised(row) ? _levelOfLink[i] : (byte)AlarmLevel.Ok);
            }
        }

        EvaluateCodes(sample);
        bool isInternal = isLinkLost || tracker.IsPresent(_fault);
        bool isDoubtful = isLinkStale || tracker.IsRaised(_linkPoor);
        Raise(
            (int)AlarmCondition.BmsInternal,
            (byte)(isInternal ? AlarmLevel.Alarm : isDoubtful ? AlarmLevel.Warning : AlarmLevel.Ok));
    }

    // What the BMS itself says it has done outweighs what its values show now: a cell has recovered long before the
    // switch closes again.
    private void EvaluateCodes(BatterySnapshot sample)
    {
        if (sample.FaultCode != BatterySnapshot.Unknown)
        {
            Raise(sample.WarningCondition, (byte)AlarmLevel.Warning);
            Raise(sample.FaultCondition, (byte)AlarmLevel.Alarm);
        }
    }

    private void Raise(int condition, byte level)
    {
        if (condition >= 0 && condition < Count && _levels[condition] < level)
        {
            _levels[condition] = level;
        }
    }

    // A list of what belongs together, made once: looking for bits in every evaluation would take ten times as long.
    private int ForEachLink(bool isStored)
    {
        int count = 0;
        for (int row = 0; row < AlarmTable.Count; row++)
        {
            AlarmDefinition definition = AlarmTable.At(row);
            for (int pair = 0; pair < Count && AlarmSources.IsMeasurement(definition.Source); pair++)
            {
                if ((definition.Pairs & (1 << pair)) == 0)
                {
                    continue;
                }

                if (isStored)
                {
                    _rowOfLink[count] = (byte)row;
                    _pairOfLink[count] = (byte)pair;
                    _levelOfLink[count] =
                        (byte)(definition.Severity == AlarmSeverity.Alarm ? AlarmLevel.Alarm : AlarmLevel.Warning);
                }

                count++;
            }
        }

        return count;
    }
}
