// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>Where a request and its answer stand.</summary>
public enum TinyBmsExchangeResult
{
    /// <summary>No answer yet, and there is time left.</summary>
    Waiting = 0,

    /// <summary>The answer is there.</summary>
    Answer = 1,

    /// <summary>The BMS refused the request (NACK).</summary>
    Rejected = 2,

    /// <summary>No answer came in time.</summary>
    TimedOut = 3,

    /// <summary>The line is lost.</summary>
    Lost = 4,
}
