// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Health;

/// <summary>What the thread of a service does: it returns once <see cref="ServiceThread.IsStopping"/> is true.</summary>
public delegate void ServiceBody();
