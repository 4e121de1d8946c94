// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Decodes the live block, registers 0–56. Source of the contents: TinyBMS Communication Protocols Rev D, register
/// map.
/// </summary>
public static class TinyBmsLiveDecoder
{
    private const int SensorNotConnected = -32768;
    private const int FullStateOfHealth = 50000;

    /// <summary>Fills a snapshot from the registers.</summary>
    /// <param name="words">Registers 0–56.</param>
    /// <param name="thresholds">
    /// Settings of the BMS, or null before they have been read; then the number of cells is what the BMS has detected
    /// (register 53).
    /// </param>
    /// <param name="sample">Takes the values. Its sequence and time are the caller's.</param>
    /// <returns><see cref="SampleFault.None"/>, or why the sample must not be used.</returns>
    public static SampleFault Decode(ushort[] words, BatteryProtection? thresholds, BatterySnapshot sample)
    {
        // Charge voltages are a cell voltage times the number of cells: when the two sources of that number disagree,
        // none is believed.
        int detected = words[TinyBmsRegister.DetectedCells];
        int configured = thresholds == null ? BatterySnapshot.Unknown : thresholds.SeriesCells;
        int cells = configured == BatterySnapshot.Unknown ? detected : configured;
        if (cells < TinyBmsPlausibility.MinimumCells || cells > TinyBmsPlausibility.MaximumCells)
        {
            return SampleFault.CellCount;
        }

        if (cells != detected)
        {
            return SampleFault.CellCountMismatch;
        }

        sample.Protection = thresholds;
        sample.CellCount = cells;
        DecodeCells(words, sample);
        DecodePack(words, sample);
        DecodeTemperatures(words, sample);
        return TinyBmsPlausibility.Check(sample, words);
    }

    // A pack of N cells is wired to the top inputs, so cell 1 is in register 16 - N (User Manual Rev D, cell
    // connector).
    private static void DecodeCells(ushort[] words, BatterySnapshot sample)
    {
        ushort[] cells = sample.CellTenthMillivolts;
        int count = sample.CellCount;
        int first = TinyBmsPlausibility.MaximumCells - count;
        int sum = 0;
        int lowest = int.MaxValue;
        int highest = -1;
        int lowestIndex = 0;
        int highestIndex = 0;
        for (int i = 0; i < count; i++)
        {
            ushort value = words[first + i];
            cells[i] = value;
            sum += value;
            if (value < lowest)
            {
                lowest = value;
                lowestIndex = i;
            }

            if (value > highest)
            {
                highest = value;
                highestIndex = i;
            }
        }

        sample.LowestCellTenthMillivolts = lowest;
        sample.HighestCellTenthMillivolts = highest;
        sample.LowestCellNumber = lowestIndex + 1;
        sample.HighestCellNumber = highestIndex + 1;
        sample.CellSumMillivolts = (sum + 5) / 10;
        sample.BalancingNeededMask = words[TinyBmsRegister.BalancingNeeded] >> first;
        sample.BalancingActiveMask = words[TinyBmsRegister.BalancingActive] >> first;
    }

    private static void DecodePack(ushort[] words, BatterySnapshot sample)
    {
        sample.PackVoltageMillivolts = TinyBmsNumbers.ToThousandths(
            (words[TinyBmsRegister.PackVoltage + 1] << 16) | words[TinyBmsRegister.PackVoltage]);
        sample.PackCurrentMilliamperes = TinyBmsNumbers.ToThousandths(
            (words[TinyBmsRegister.PackCurrent + 1] << 16) | words[TinyBmsRegister.PackCurrent]);
        sample.LifetimeSeconds = TinyBmsNumbers.ReadUInt32(words, TinyBmsRegister.LifetimeCounter);
        sample.EstimatedSecondsLeft = TinyBmsNumbers.ReadUInt32(words, TinyBmsRegister.TimeLeft);
        sample.State = StateOf(words[TinyBmsRegister.OnlineStatus]);
        sample.StateOfHealthMillipercent = StateOfHealth(words[TinyBmsRegister.StateOfHealth]);

        // A register above half of its range would be negative here: as far from a state of charge as one above 100
        // %.
        int charge = (words[TinyBmsRegister.StateOfCharge + 1] << 16) | words[TinyBmsRegister.StateOfCharge];
        sample.StateOfChargeMillipercent = charge < 0 || charge > TinyBmsPlausibility.FullStateOfCharge
            ? BatterySnapshot.Unknown
            : (charge + 500) / 1000;
        sample.RemainingCentiampereHours = Remaining(sample);
        sample.FullChargeCentiampereHours = FullCharge(sample);
    }

    // Without a measured health the nominal capacity is the best that is known.
    private static int FullCharge(BatterySnapshot sample)
    {
        int nominal = sample.Protection == null ? BatterySnapshot.Unknown : sample.Protection.CapacityCentiampereHours;
        int health = sample.StateOfHealthMillipercent;
        return nominal == BatterySnapshot.Unknown || health == BatterySnapshot.Unknown
            ? nominal
            : (int)((((long)nominal * health) + 50000) / 100000);
    }

    private static int Remaining(BatterySnapshot sample)
    {
        BatteryProtection? thresholds = sample.Protection;
        return thresholds == null
            || thresholds.CapacityCentiampereHours == BatterySnapshot.Unknown
            || sample.StateOfChargeMillipercent == BatterySnapshot.Unknown
            ? BatterySnapshot.Unknown
            : (int)((((long)thresholds.CapacityCentiampereHours * sample.StateOfChargeMillipercent) + 50000) / 100000);
    }

    // Register 45 came with Rev D of the document; older firmware (242 for one) has it as reserved, and reserved
    // registers read 0. No document says which firmware brought it, so the value decides: 0 cannot be told from "not
    // supported", and a battery with 0 % health would not be running; more than 100 % is no value either.
    private static int StateOfHealth(int raw) =>
        raw == 0 || raw > FullStateOfHealth ? BatterySnapshot.Unknown : raw * 2;

    private static void DecodeTemperatures(ushort[] words, BatterySnapshot sample)
    {
        int board = Temperature(words[TinyBmsRegister.InternalTemperature]);
        int first = Temperature(words[TinyBmsRegister.ExternalTemperature1]);
        int second = Temperature(words[TinyBmsRegister.ExternalTemperature2]);
        sample.InternalTemperatureDecidegrees = board;
        sample.ExternalTemperature1Decidegrees = first;
        sample.ExternalTemperature2Decidegrees = second;
        if (first == BatterySnapshot.Unknown)
        {
            first = second == BatterySnapshot.Unknown ? board : second;
        }

        if (second == BatterySnapshot.Unknown)
        {
            second = first;
        }

        sample.LowestTemperatureDecidegrees = first < second ? first : second;
        sample.HighestTemperatureDecidegrees = first < second ? second : first;
    }

    private static int Temperature(ushort raw) =>
        (short)raw == SensorNotConnected ? BatterySnapshot.Unknown : (short)raw;

    // Codes of register 50; 0x95 is not in the document, but is known from devices.
    private static BatteryState StateOf(int code)
    {
        switch (code)
        {
            case 0x91:
                return BatteryState.Charging;
            case 0x92:
                return BatteryState.FullyCharged;
            case 0x93:
                return BatteryState.Discharging;
            case 0x95:
                return BatteryState.Sleeping;
            case 0x96:
                return BatteryState.Regenerating;
            case 0x97:
                return BatteryState.Idle;
            case 0x9B:
                return BatteryState.Fault;
            default:
                return BatteryState.Unknown;
        }
    }
}
