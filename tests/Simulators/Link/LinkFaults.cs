// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;

namespace BmsGateway.Simulators.Link;

/// <summary>
/// Faults of the link between host and device, seeded. Every fault is a <see cref="FaultRule"/>: a probability per
/// answer or a number of coming answers.
/// </summary>
public sealed class LinkFaults
{
    private readonly Random _random;
    private readonly FaultRule[] _rules;

    /// <summary>Creates a link without faults.</summary>
    /// <param name="seed">Seed of the random decisions.</param>
    public LinkFaults(int seed)
    {
        _random = new Random(seed);
        _rules = new[] { Drop, Delay, Corrupt, CorruptRequest, Split, Merge, Nack, Broadcast, Foreign };
    }

    /// <summary>
    /// The device does not answer at all, as after the cable was pulled; requests are not received either.
    /// </summary>
    public bool Silent { get; set; }

    /// <summary>"drop": the answer is lost.</summary>
    public FaultRule Drop { get; } = new FaultRule("drop");

    /// <summary>"delay": the answer starts <see cref="DelayMilliseconds"/> late.</summary>
    public FaultRule Delay { get; } = new FaultRule("delay");

    /// <summary>"corrupt": one to three bytes of the answer arrive with a flipped bit.</summary>
    public FaultRule Corrupt { get; } = new FaultRule("corrupt");

    /// <summary>"corrupt-request": one byte of the request arrives at the device with a flipped bit.</summary>
    public FaultRule CorruptRequest { get; } = new FaultRule("corrupt-request");

    /// <summary>"split": a pause of <see cref="SplitMilliseconds"/> at one to three places inside the answer.</summary>
    public FaultRule Split { get; } = new FaultRule("split");

    /// <summary>"merge": the answer is held back and arrives without a pause in front of the next answer.</summary>
    public FaultRule Merge { get; } = new FaultRule("merge");

    /// <summary>"nack": the device refuses the request with <see cref="NackCode"/>.</summary>
    public FaultRule Nack { get; } = new FaultRule("nack");

    /// <summary>"broadcast": a line of broadcast text arrives in front of the answer.</summary>
    public FaultRule Broadcast { get; } = new FaultRule("broadcast");

    /// <summary>"foreign": a well-formed answer to another command arrives instead.</summary>
    public FaultRule Foreign { get; } = new FaultRule("foreign");

    /// <summary>Length of a delay in milliseconds. Default 400, longer than a usual answer time-out.</summary>
    public int DelayMilliseconds { get; set; } = 400;

    /// <summary>Length of the pauses of "split" in milliseconds. Default 30.</summary>
    public int SplitMilliseconds { get; set; } = 30;

    /// <summary>Error code of "nack": 0 command error, 1 CRC error. Default 0.</summary>
    public byte NackCode { get; set; }

    /// <summary>All rules, for reports and control by name.</summary>
    public IReadOnlyList<FaultRule> Rules => _rules;

    /// <summary>Finds a rule by its name.</summary>
    /// <param name="name">For example "corrupt".</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">No such fault; the message lists the names.</exception>
    public FaultRule Find(string name)
    {
        foreach (FaultRule rule in _rules)
        {
            if (rule.Name == name)
            {
                return rule;
            }
        }

        string known = string.Join(", ", Array.ConvertAll(_rules, rule => rule.Name));
        throw new ArgumentException($"unknown fault '{name}', known are: {known}");
    }

    /// <summary>Ends every fault and the silence.</summary>
    public void Clear()
    {
        Silent = false;
        foreach (FaultRule rule in _rules)
        {
            rule.Probability = 0;
            rule.Next = 0;
        }
    }

    internal bool Roll(FaultRule rule)
    {
        return rule.Roll(_random);
    }

    internal void FlipBits(byte[] data, int length, int most)
    {
        int flips = 1 + _random.Next(Math.Min(most, length));
        int first = _random.Next(length);
        for (int i = 0; i < flips; i++)
        {
            // Spread over distinct bytes: flipping the same bit twice would undo the fault.
            data[(first + (i * (length / flips))) % length] ^= (byte)(1 << _random.Next(8));
        }
    }

    internal bool[] SplitPoints(int length)
    {
        var points = new bool[length];
        int pauses = 1 + _random.Next(3);
        for (int i = 0; i < pauses && length > 1; i++)
        {
            points[1 + _random.Next(length - 1)] = true;
        }

        return points;
    }
}
