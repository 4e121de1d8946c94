// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>Restarts the device, or ends the program on a PC. Does not return when it works.</summary>
/// <param name="reason">Why, one sentence.</param>
public delegate void RestartHandler(string reason);
