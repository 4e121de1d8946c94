// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>One row of the table of board numbers.</summary>
public sealed class BoardValueDefinition
{
    /// <summary>Makes a row.</summary>
    public BoardValueDefinition(BoardValue id, string key, BoardValueKind kind, BoardNeed need)
    {
        Id = id;
        Key = key;
        Kind = kind;
        Need = need;
    }

    /// <summary>Identity; equals the row's index in the table.</summary>
    public BoardValue Id { get; }

    /// <summary>Key in the board file ("uart_tx_pin").</summary>
    public string Key { get; }

    /// <summary>What the number means.</summary>
    public BoardValueKind Kind { get; }

    /// <summary>Who needs it.</summary>
    public BoardNeed Need { get; }

    /// <summary>True for a pin.</summary>
    public bool IsPin => Kind == BoardValueKind.OutputPin || Kind == BoardValueKind.InputPin;
}
