// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>
/// The texts by which the battery introduces itself. A GX derives a product id, and with it quirks, from the
/// manufacturer, so another maker's name must never stand here; the settings refuse it.
/// </summary>
public sealed class VictronIdentity
{
    /// <summary>Characters of one text frame.</summary>
    public const int FrameCharacters = 8;

    /// <summary>Marks a firmware version that is not known.</summary>
    public const int UnknownVersion = -1;

    private const int HighestVersionNumber = 255;

    /// <summary>Puts the texts together.</summary>
    /// <param name="manufacturer">1–8 characters of 7-bit ASCII.</param>
    /// <param name="name">Up to 16 characters that begin with the manufacturer, see <see cref="NameOf"/>.</param>
    /// <param name="family">0–8 characters; empty = not sent.</param>
    /// <remarks>
    /// The protocol wants 0x35E alone when the name fits there, and equal beginnings of 0x35E and 0x370 when it does
    /// not. Both hold because the name begins with the manufacturer.
    /// </remarks>
    public VictronIdentity(string manufacturer, string name, string family)
    {
        bool fits = name.Length <= FrameCharacters;
        Manufacturer = fits ? name : manufacturer;
        Name = fits ? "" : name;
        Family = family;
    }

    /// <summary>Text of 0x35E, 1–8 characters.</summary>
    public string Manufacturer { get; }

    /// <summary>Text of 0x370 and 0x371, 9–16 characters; empty when 0x35E says all.</summary>
    public string Name { get; }

    /// <summary>Text of 0x382, up to 8 characters; empty = not sent.</summary>
    public string Family { get; }

    /// <summary>Text of 0x380 and 0x381, up to 16 characters; empty = not known, neither is sent.</summary>
    public string SerialNumber { get; set; } = "";

    /// <summary>First number of the firmware version in 0x35F, 0–255, or <see cref="UnknownVersion"/>.</summary>
    public int FirmwareMajor { get; private set; } = UnknownVersion;

    /// <summary>Second number of the firmware version in 0x35F, 0–255, or <see cref="UnknownVersion"/>.</summary>
    public int FirmwareMinor { get; private set; } = UnknownVersion;

    /// <summary>
    /// The battery's name: the manufacturer, and behind it what tells this battery from others of the same maker.
    /// </summary>
    /// <param name="manufacturer">1–8 characters.</param>
    /// <param name="suffix">0–7 characters; empty = the manufacturer alone.</param>
    public static string NameOf(string manufacturer, string suffix) =>
        suffix.Length == 0 ? manufacturer : manufacturer + " " + suffix;

    /// <summary>Takes serial number and version over from the texts that these replace.</summary>
    /// <returns>This object.</returns>
    public VictronIdentity WithNumbersOf(VictronIdentity former)
    {
        SerialNumber = former.SerialNumber;
        FirmwareMajor = former.FirmwareMajor;
        FirmwareMinor = former.FirmwareMinor;
        return this;
    }

    /// <summary>Takes the first two numbers of a version ("0.2.0-rc1": 0 and 2).</summary>
    /// <param name="version">Numbers divided by points.</param>
    /// <returns>False when it does not begin with two numbers of 0–255; the version is not known then.</returns>
    public bool TrySetFirmware(string version)
    {
        int point = version.IndexOf('.');
        int major = point < 0 ? UnknownVersion : NumberAt(version, 0);
        int minor = point < 0 ? UnknownVersion : NumberAt(version, point + 1);
        bool known = major != UnknownVersion && minor != UnknownVersion;
        FirmwareMajor = known ? major : UnknownVersion;
        FirmwareMinor = known ? minor : UnknownVersion;
        return known;
    }

    // A first number that ends before the point ("1b.2") is no version.
    private static int NumberAt(string text, int start)
    {
        int number = 0;
        int position = start;
        while (position < text.Length && IsDigit(text[position]) && number <= HighestVersionNumber)
        {
            number = (number * 10) + text[position] - '0';
            position++;
        }

        bool isWhole = start > 0 || text[position] == '.';
        return position > start && isWhole && number <= HighestVersionNumber ? number : UnknownVersion;
    }

    private static bool IsDigit(char c) => c >= '0' && c <= '9';
}
