// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.EndToEnd.Bench;

/// <summary>A frame that the gateway put on the SLCAN line.</summary>
/// <param name="Id">Identifier as three hexadecimal digits.</param>
/// <param name="Data">Data as hexadecimal digits.</param>
/// <param name="AtMilliseconds">Time since the start of the recording.</param>
public sealed record RecordedFrame(string Id, string Data, double AtMilliseconds);
