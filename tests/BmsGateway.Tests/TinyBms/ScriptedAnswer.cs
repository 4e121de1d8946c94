// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Tests.TinyBms;

/// <summary>What the scripted BMS does with one request.</summary>
public enum ScriptedAnswer
{
    /// <summary>Answers from its registers.</summary>
    Normal,

    /// <summary>Does not answer.</summary>
    Silent,

    /// <summary>Refuses with "command error".</summary>
    RejectCommand,

    /// <summary>Refuses with "CRC error".</summary>
    RejectCrc,

    /// <summary>Answers, but one bit of the CRC is wrong.</summary>
    WrongCrc,

    /// <summary>Answers without the last 20 bytes.</summary>
    Truncated,

    /// <summary>Answers with two bytes less than asked for, in a frame that is whole.</summary>
    ShortPayload,

    /// <summary>Answers after bytes of noise that hold start bytes.</summary>
    NoiseBefore,

    /// <summary>Answers after the header of an answer that never comes.</summary>
    FalseHeaderBefore,

    /// <summary>Answers after a line of broadcast text.</summary>
    TextBefore,

    /// <summary>A line of broadcast text lies in the middle of the answer.</summary>
    TextInside,

    /// <summary>Answers, and noise follows.</summary>
    NoiseAfter,

    /// <summary>Answers one byte every 2 ms.</summary>
    ByteByByte,

    /// <summary>Answers twice, without a pause.</summary>
    Twice,

    /// <summary>Answers 230 ms after the request.</summary>
    Late,

    /// <summary>Begins its answer in time and ends it 20 ms after the time for an answer.</summary>
    EndsLate,

    /// <summary>Refuses with "command error" after the header of an answer that never comes.</summary>
    FalseHeaderBeforeReject,

    /// <summary>The device is unplugged while the answer comes in.</summary>
    Vanish,

    /// <summary>The gateway is held up for 5 s; the answer lies in the buffer then.</summary>
    HoldUp,

    /// <summary>Noise without an end: 400 ms of it, one byte per millisecond.</summary>
    Flood,
}
