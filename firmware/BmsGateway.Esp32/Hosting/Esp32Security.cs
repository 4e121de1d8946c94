// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.Esp32.Hosting;

/// <summary>
/// Random numbers of the chip. On the ESP32 System.Random asks the hardware generator for every byte and ignores any seed
/// (nf-interpreter, targets/ESP32/_nanoCLR/targetRandom.cpp). Its numbers are truly random while the radio is on (ESP-IDF
/// Programming Guide, "Random Number Generation"), and without the radio no request can come in.
/// </summary>
public sealed class Esp32Security : ISecurity
{
    private readonly Random _random = new();

    /// <summary>
    /// One round is two blocks of SHA-256 in interpreted code, estimated 10 to 22 ms. Native code would be faster, but an
    /// image whose native version differs would refuse the whole gateway (docs/decisions/006).
    /// </summary>
    public int PasswordRounds => 40;

    /// <inheritdoc/>
    public void FillRandom(byte[] buffer) => _random.NextBytes(buffer);
}
