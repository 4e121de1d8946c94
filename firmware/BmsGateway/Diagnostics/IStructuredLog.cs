// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>A log that takes fields beside the sentence, so that a program can read them.</summary>
public interface IStructuredLog : ILog
{
    /// <summary>Writes one line with fields.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="source">Who says it, one word.</param>
    /// <param name="message">What happened, where, and what to do. Never holds a secret.</param>
    /// <param name="fields">Names and values in turn; names of letters, digits and underscores. Never secrets. Null for none.</param>
    void Write(LogLevel level, string source, string message, string[]? fields);
}
