// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>The desktop gateway as a user starts it.</summary>
public sealed class GatewayProcess : ChildProcess
{
    /// <summary>Starts it with options.</summary>
    public GatewayProcess(params string[] options)
        : base("dotnet", new[] { TestPaths.DesktopGateway }.Concat(options).ToArray())
    {
    }
}
