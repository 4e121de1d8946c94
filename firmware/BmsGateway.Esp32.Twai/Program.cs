// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Esp32.Hosting;

namespace BmsGateway.Esp32.Twai;

/// <summary>The image for boards that use the CAN controller of the ESP32 itself.</summary>
public static class Program
{
    /// <summary>Runs the gateway; never returns.</summary>
    public static void Main() => GatewayHost.Run(new TwaiImage());
}
