// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using BmsGateway.Storage;

namespace BmsGateway.Esp32.Files;

/// <summary>The files on the internal flash, drive I:. Nothing on the control path reads files.</summary>
public sealed class FlashFileStore : FileStore
{
    /// <summary>Largest file that is read as a whole, bytes; protects the small heap of a board without PSRAM.</summary>
    public const int MaximumBytes = 65536;

    private const string Root = "I:\\";

    /// <summary>Uses the drive of the firmware image.</summary>
    public FlashFileStore()
        : base(Root, MaximumBytes)
    {
    }

    /// <summary>Without this a flash that failed to mount would look like a board without configuration.</summary>
    protected override bool IsMounted()
    {
        DriveInfo[] drives = DriveInfo.GetDrives();
        for (int i = 0; i < drives.Length; i++)
        {
            if (drives[i].Name.Length > 0 && drives[i].Name[0] == Root[0])
            {
                return true;
            }
        }

        return false;
    }
}
