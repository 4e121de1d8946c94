// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Reads and writes settings registers, one request at a time and without ever waiting: a request is begun, and polled
/// on the control thread until it has ended. Every request ends within a bounded time.
/// </summary>
public interface ITinyBmsRegisterAccess
{
    /// <summary>Begins to read settings from register 300 on (command 0x1D).</summary>
    /// <param name="kind">Which value of each setting.</param>
    /// <param name="target">
    /// Takes one word per register from its index 0 on, all of it. Complete only when <see cref="Poll"/> has said
    /// <see cref="RegisterAccessResult.Ok"/>; what it holds after another result means nothing.
    /// </param>
    void BeginRead(SettingsValueKind kind, ushort[] target);

    /// <summary>Begins to write one register, or two in one frame.</summary>
    /// <param name="address">Address of the first, 300–399.</param>
    /// <param name="count">1 or 2.</param>
    /// <param name="first">Word of the first register.</param>
    /// <param name="second">Word of the second; without meaning when <paramref name="count"/> is 1.</param>
    void BeginWrite(int address, int count, ushort first, ushort second);

    /// <summary>Asks how the request that was begun last stands. Never waits.</summary>
    /// <param name="nowMilliseconds">Monotonic time, ms.</param>
    RegisterAccessResult Poll(long nowMilliseconds);

    /// <summary>Gives the request up, whatever has become of it.</summary>
    void Abandon();
}
