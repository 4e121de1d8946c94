// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// All registers that are polled, as read last. The event registers are not among them: events are read with a command
/// of their own (<see cref="TinyBmsEventRecords"/>).
/// </summary>
public sealed class TinyBmsRegisterImage
{
    /// <summary>Most registers of a page.</summary>
    public const int LongestPage = 57;

    /// <summary>Measurements, registers 0–56; the reserved 16–31 hold nothing.</summary>
    public readonly TinyBmsRegisterPage Live = new(0, LongestPage);

    /// <summary>Statistics, registers 100–117.</summary>
    public readonly TinyBmsRegisterPage Statistics = new(100, 18);

    /// <summary>Settings, registers 300–343.</summary>
    public readonly TinyBmsRegisterPage Settings = new(TinyBmsRegister.FirstSetting, 44);

    /// <summary>Versions, registers 500–509.</summary>
    public readonly TinyBmsRegisterPage Version = new(500, 10);

    /// <summary>Number of pages.</summary>
    public int PageCount => 4;

    /// <summary>Page by position, in ascending order of address.</summary>
    public TinyBmsRegisterPage PageAt(int index) =>
        index == 0 ? Live : index == 1 ? Statistics : index == 2 ? Settings : Version;
}
