// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Storage;

namespace BmsGateway.Platform;

/// <summary>What a board, or a PC, offers to the gateway. Everything else in this project is the same on both.</summary>
public interface IPlatform
{
    /// <summary>Name of the board's profile ("t2can-mcp"), or "PC".</summary>
    string BoardName { get; }

    /// <summary>Time.</summary>
    IClock Clock { get; }

    /// <summary>Line to the battery management system.</summary>
    ISerialLink BatteryLink { get; }

    /// <summary>CAN outputs; at least one. Each gets every frame.</summary>
    ICanBus[] CanBuses { get; }

    /// <summary>MQTT client, or null where MQTT is not available.</summary>
    IMqttClient? Mqtt { get; }

    /// <summary>HTTP server.</summary>
    IHttpServer Http { get; }

    /// <summary>Flash files of the board, or a folder of a PC; counted, so that nothing is written beside the count.</summary>
    MeteredFileStore Files { get; }

    /// <summary>JSON library.</summary>
    IJsonParser Json { get; }

    /// <summary>Sends UDP datagrams.</summary>
    IDatagramSender Datagrams { get; }

    /// <summary>Memory of the managed heap.</summary>
    IMemoryInfo Memory { get; }

    /// <summary>
    /// Restarts the board; on a PC ends the program with an exit code of its own. Does not return when it works. Control and its CAN
    /// frames end with it: only for a dead control thread, or planned.
    /// </summary>
    /// <param name="reason">Why, for the log.</param>
    void Restart(string reason);

    /// <summary>Random numbers and the cost of a password.</summary>
    ISecurity Security { get; }

    /// <summary>Where log lines go.</summary>
    Diagnostics.ILog Log { get; }
}
