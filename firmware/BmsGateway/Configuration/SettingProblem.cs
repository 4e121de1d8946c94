// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>Why settings were not taken.</summary>
public sealed class SettingProblem
{
    /// <summary>A value, or the document, is wrong.</summary>
    public const string Invalid = "invalid";

    /// <summary>The settings are right, but the medium did not take them.</summary>
    public const string NotSaved = "not_saved";

    /// <summary>Describes a problem.</summary>
    /// <param name="kind">One of the constants.</param>
    /// <param name="key">Key of the setting; empty when it is none of one setting.</param>
    /// <param name="message">One sentence: what, which value (unless secret), what is allowed.</param>
    public SettingProblem(string kind, string key, string message)
    {
        Kind = kind;
        Key = key;
        Message = message;
    }

    /// <summary>One of the constants.</summary>
    public string Kind { get; }

    /// <summary>Key of the setting; empty when it is none of one setting.</summary>
    public string Key { get; }

    /// <summary>One sentence for people; holds no secret.</summary>
    public string Message { get; }

    /// <summary>Where it is in the document, "line 3, character 17"; empty when it has no place.</summary>
    public string Place { get; set; } = "";
}
