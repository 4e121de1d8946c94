// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>Says in one line how a transaction ended, which register failed and what stands in the BMS now.</summary>
public static class SettingsReport
{
    // In the order of SettingsFailure.
    private static readonly string[] Reasons =
    {
        "",
        "the BMS refused the new value",
        "it does not read back as written",
        "it changed although it was not written",
        "the link to the BMS broke",
        "it was changed by somebody else while the link was broken",
        "it is not as it was when the change was reviewed; read the settings again",
        "writing it now would break the order of the settings",
    };

    // In the order of SettingsOutcome.
    private static readonly string[] Outcomes =
    {
        "",
        "All changes are written and read back.",
        "Nothing was written.",
        "All old values are back.",
        "Not everything could be put back.",
        "The link did not come back; this was read last.",
    };

    /// <summary>Key of the register that failed; empty when it is none in particular.</summary>
    public static string KeyOfFailure(SettingsWriter writer, TinyBmsSettings settings)
    {
        if (writer.FailedIndex < 0)
        {
            return "";
        }

        // Two settings may share a register; the one that was asked for is meant.
        int address = SettingRows.FirstAddress + writer.FailedIndex;
        SettingRow found = settings.Rows.AtAddress(address);
        for (int i = 0; i < settings.Rows.Count; i++)
        {
            SettingRow row = settings.Rows.At(i);
            if (row.Address == address && !writer.Progress.IsTouched(found) && writer.Progress.IsTouched(row))
            {
                found = row;
            }
        }

        return found.Key;
    }

    /// <summary>Makes the line.</summary>
    public static string Make(SettingsWriter writer, TinyBmsSettings settings)
    {
        string key = KeyOfFailure(writer, settings);
        string text = "";
        if (writer.Failure != SettingsFailure.None)
        {
            text = (key.Length == 0 ? "" : key + " (register "
                + (SettingRows.FirstAddress + writer.FailedIndex).ToString() + "): ")
                + Reasons[(int)writer.Failure] + ". ";
        }

        return text + Outcomes[(int)writer.Outcome] + Standing(writer.Progress, settings);
    }

    private static string Standing(SettingsProgress progress, TinyBmsSettings settings)
    {
        string text = "";
        for (int i = 0; i < settings.Rows.Count; i++)
        {
            SettingRow row = settings.Rows.At(i);
            if (!progress.IsTouched(row))
            {
                continue;
            }

            text += (text.Length == 0 ? " Now: " : ", ") + row.Key + " ";
            text += row.IsPreset
                ? row.TextOf(progress.WantedOf(row)) + " (preset, cannot be read back)"
                : row.TextOf(row.Read(progress.Actual));
        }

        return text.Length == 0 ? "" : text + ".";
    }
}
