// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>What became of something that was asked of the settings service.</summary>
public sealed class SettingsReply
{
    private SettingsReply(bool isOk, bool isConflict, string message, int token)
    {
        IsOk = isOk;
        IsConflict = isConflict;
        Message = message;
        Token = token;
    }

    /// <summary>True when it was done or begun.</summary>
    public bool IsOk { get; }

    /// <summary>True when it does not fit to the present state, false when what was asked is wrong in itself.</summary>
    public bool IsConflict { get; }

    /// <summary>Why not, one sentence; empty when it was done.</summary>
    public string Message { get; }

    /// <summary>Number of the proposal, for its confirmation; 0 when there is none.</summary>
    public int Token { get; }

    internal static SettingsReply Done(int token) => new(true, false, "", token);

    internal static SettingsReply Conflict(string message) => new(false, true, message, 0);

    internal static SettingsReply Invalid(string message) => new(false, false, message, 0);
}
