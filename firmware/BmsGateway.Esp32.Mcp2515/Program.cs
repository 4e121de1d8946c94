// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Esp32.Hosting;

namespace BmsGateway.Esp32.Mcp2515;

/// <summary>The image for boards with an MCP2515 on SPI; runs on stock nanoFramework firmware.</summary>
public static class Program
{
    /// <summary>Runs the gateway; never returns.</summary>
    public static void Main() => GatewayHost.Run(new Mcp2515Image());
}
