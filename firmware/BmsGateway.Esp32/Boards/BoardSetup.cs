// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>The board that the gateway runs on: a profile, with the changes of the board file.</summary>
public sealed class BoardSetup
{
    /// <summary>Value of a pin or number that is not there.</summary>
    public const int Unset = -1;

    private readonly int[] _values = new int[BoardValueTable.Count];

    /// <summary>Takes over a profile.</summary>
    public BoardSetup(BoardProfile profile)
    {
        Profile = profile;
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = profile.Get(BoardValueTable.At(i).Id);
        }
    }

    /// <summary>The profile.</summary>
    public BoardProfile Profile { get; }

    /// <summary>Crystal of the MCP2515, Hz.</summary>
    public int CrystalHertz => Get(BoardValue.CrystalMegahertz) * 1000000;

    /// <summary>A number; <see cref="Unset"/> when the board has none.</summary>
    public int Get(BoardValue id) => _values[(int)id];

    /// <summary>True when the board has a number.</summary>
    public bool Has(BoardValue id) => Get(id) != Unset;

    /// <summary>Changes a number.</summary>
    public void Set(BoardValue id, int value) => _values[(int)id] = value;
}
