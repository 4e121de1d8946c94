// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.Tests.Support;

/// <summary>
/// Files in memory that fail on demand. Every change is made of steps: emptying a file, each byte that is written, a
/// delete, a rename. The power fails before step <see cref="PowerFailsAtStep"/>; from then on nothing works until
/// <see cref="PowerOn"/>.
/// </summary>
public sealed class FaultyFileStore : IFileStore
{
    /// <summary>Bytes of a sector.</summary>
    public const int SectorBytes = 512;

    private readonly ArrayList _names = new();
    private readonly ArrayList _contents = new();

    /// <summary>Steps done so far.</summary>
    public int StepCount { get; private set; }

    /// <summary>Step that is not done any more because the power has gone; -1 for none.</summary>
    public int PowerFailsAtStep { get; set; } = -1;

    /// <summary>True after the power has failed.</summary>
    public bool IsPowerOff { get; private set; }

    /// <summary>Bytes that fit on the medium.</summary>
    public int CapacityBytes { get; set; } = int.MaxValue;

    /// <summary>
    /// Bytes after which the next write ends short and says so, with the power on; -1 for none. Later writes are whole.
    /// </summary>
    public int NextWriteEndsAfterBytes { get; set; } = -1;

    /// <summary>Changes asked for so far (a write, a delete, a rename), whatever became of them.</summary>
    public int OperationCount { get; private set; }

    /// <summary>Change that fails without an effect, with the power on; -1 for none.</summary>
    public int FailsAtOperation { get; set; } = -1;

    /// <summary>True when no file can be read.</summary>
    public bool AreReadsFailing { get; set; }

    /// <summary>True when every change fails without an effect.</summary>
    public bool AreWritesFailing { get; set; }

    /// <summary>Bytes on the medium.</summary>
    public int UsedBytes
    {
        get
        {
            int used = 0;
            for (int i = 0; i < _contents.Count; i++)
            {
                used += ((byte[])_contents[i]!).Length;
            }

            return used;
        }
    }

    /// <summary>The power is back; the files are as they were left.</summary>
    public void PowerOn()
    {
        IsPowerOff = false;
        PowerFailsAtStep = -1;
        StepCount = 0;
        NextWriteEndsAfterBytes = -1;
        OperationCount = 0;
        FailsAtOperation = -1;
    }

    /// <summary>Turns bits of one byte over.</summary>
    public void Spoil(string name, int offset, byte mask) => ((byte[])_contents[IndexOf(name)]!)[offset] ^= mask;

    /// <summary>Fills one sector of a file as a failing flash may: with one value, or with noise.</summary>
    /// <param name="name">The file.</param>
    /// <param name="sector">Number of the sector, from 0.</param>
    /// <param name="value">What it is filled with; -1 for noise.</param>
    public void SpoilSector(string name, int sector, int value)
    {
        byte[] content = (byte[])_contents[IndexOf(name)]!;
        int end = (sector + 1) * SectorBytes;
        uint noise = 2463534242;
        for (int i = sector * SectorBytes; i < content.Length && i < end; i++)
        {
            noise ^= noise << 13;
            noise ^= noise >> 17;
            noise ^= noise << 5;
            content[i] = value < 0 ? (byte)noise : (byte)value;
        }
    }

    /// <inheritdoc/>
    public FileReadResult TryRead(string name, out byte[] content)
    {
        content = new byte[0];
        if (IsPowerOff || AreReadsFailing || !FileNames.IsPlain(name))
        {
            return FileReadResult.Failed;
        }

        int index = IndexOf(name);
        if (index < 0)
        {
            return FileReadResult.Missing;
        }

        content = (byte[])((byte[])_contents[index]!).Clone();
        return FileReadResult.Ok;
    }

    /// <inheritdoc/>
    public int ReadPart(string name, long offset, byte[] buffer, int count)
    {
        int index = IndexOf(name);
        if (IsPowerOff || AreReadsFailing || index < 0)
        {
            return -1;
        }

        byte[] content = (byte[])_contents[index]!;
        long left = content.Length - offset;
        int length = left <= 0 ? 0 : left < count ? (int)left : count;
        Array.Copy(content, (int)offset, buffer, 0, length);
        return length;
    }

    /// <inheritdoc/>
    public bool TryWrite(string name, byte[] content, int length)
    {
        if (!FileNames.IsPlain(name) || IsOperationFailing() || !TryStep())
        {
            return false;
        }

        int index = IndexOf(name);
        if (index < 0)
        {
            _names.Add(name);
            _contents.Add(new byte[0]);
        }
        else
        {
            _contents[index] = new byte[0];
        }

        return TryAdd(name, content, length);
    }

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] content, int length)
    {
        if (!FileNames.IsPlain(name) || IsOperationFailing() || !TryStep())
        {
            return false;
        }

        if (IndexOf(name) < 0)
        {
            _names.Add(name);
            _contents.Add(new byte[0]);
        }

        return TryAdd(name, content, length);
    }

    /// <inheritdoc/>
    public bool TryDelete(string name)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            return !IsPowerOff;
        }

        if (IsOperationFailing() || !TryStep())
        {
            return false;
        }

        _names.RemoveAt(index);
        _contents.RemoveAt(index);
        return true;
    }

    /// <inheritdoc/>
    public bool TryMove(string name, string newName)
    {
        int index = IndexOf(name);
        if (index < 0 || IndexOf(newName) >= 0 || IsOperationFailing() || !TryStep())
        {
            return false;
        }

        _names[index] = newName;
        return true;
    }

    /// <inheritdoc/>
    public long SizeOf(string name)
    {
        int index = IndexOf(name);
        return IsPowerOff || index < 0 ? -1 : ((byte[])_contents[index]!).Length;
    }

    /// <inheritdoc/>
    public string[] List(string folder)
    {
        string start = folder.Length == 0 ? "" : folder + "/";
        var found = new ArrayList();
        for (int i = 0; i < _names.Count && !IsPowerOff; i++)
        {
            string name = (string)_names[i]!;
            if (name.StartsWith(start) && name.IndexOf('/', start.Length) < 0)
            {
                found.Add(name.Substring(start.Length));
            }
        }

        string[] names = new string[found.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = (string)found[i]!;
        }

        return names;
    }

    private bool TryAdd(string name, byte[] content, int length)
    {
        int fits = 0;
        int room = CapacityBytes - UsedBytes;
        if (NextWriteEndsAfterBytes >= 0 && NextWriteEndsAfterBytes < room)
        {
            room = NextWriteEndsAfterBytes;
        }

        NextWriteEndsAfterBytes = -1;
        while (fits < length && fits < room && TryStep())
        {
            fits++;
        }

        int index = IndexOf(name);
        byte[] old = (byte[])_contents[index]!;
        byte[] grown = new byte[old.Length + fits];
        Array.Copy(old, 0, grown, 0, old.Length);
        Array.Copy(content, 0, grown, old.Length, fits);
        _contents[index] = grown;
        return fits == length;
    }

    private bool IsOperationFailing() => OperationCount++ == FailsAtOperation;

    private bool TryStep()
    {
        if (IsPowerOff || AreWritesFailing)
        {
            return false;
        }

        if (StepCount == PowerFailsAtStep)
        {
            IsPowerOff = true;
            return false;
        }

        StepCount++;
        return true;
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            if ((string)_names[i]! == name)
            {
                return i;
            }
        }

        return -1;
    }
}
