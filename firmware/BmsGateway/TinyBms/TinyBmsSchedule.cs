// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// Which block is read next. The live block goes first whenever it is due; the others fill the time between, so that
/// one of them delays it by its own duration at most (5–15 ms). All blocks differ in length: a late answer to one
/// cannot be taken for another's, although answers do not carry an address.
/// </summary>
public sealed class TinyBmsSchedule
{
    /// <summary>Time after which a slower read that gave nothing is tried again, ms.</summary>
    public const int RetryMilliseconds = 10000;

    /// <summary>Measurements, registers 0–56.</summary>
    public readonly TinyBmsBlock Live;

    /// <summary>Settings, registers 300–343, once a minute: they change only when a person changes them.</summary>
    public readonly TinyBmsBlock Settings = new(300, 44, 60000);

    /// <summary>Statistics, registers 100–117, every ten seconds.</summary>
    public readonly TinyBmsBlock Statistics = new(100, 18, 10000);

    /// <summary>Versions, registers 500–509, once per connection.</summary>
    public readonly TinyBmsBlock Version = new(500, 10, TinyBmsBlock.Once);

    /// <summary>Makes the schedule.</summary>
    /// <param name="pollPeriodMilliseconds">Period of the live block.</param>
    public TinyBmsSchedule(int pollPeriodMilliseconds) => Live = new TinyBmsBlock(0, 57, pollPeriodMilliseconds);

    /// <summary>
    /// Makes everything due at once, and this moment the origin of the live block's grid. Called when the BMS has
    /// begun to answer.
    /// </summary>
    public void Restart(long nowMilliseconds)
    {
        Live.DueAtMilliseconds = nowMilliseconds;
        Settings.DueAtMilliseconds = nowMilliseconds;
        Statistics.DueAtMilliseconds = nowMilliseconds;
        Version.DueAtMilliseconds = nowMilliseconds;
    }

    /// <summary>Block that is due, or null when nothing is.</summary>
    public TinyBmsBlock? Next(long nowMilliseconds)
    {
        if (Live.DueAtMilliseconds <= nowMilliseconds)
        {
            return Live;
        }

        if (Settings.DueAtMilliseconds <= nowMilliseconds)
        {
            return Settings;
        }

        if (Version.DueAtMilliseconds <= nowMilliseconds)
        {
            return Version;
        }

        return Statistics.DueAtMilliseconds <= nowMilliseconds ? Statistics : null;
    }

    /// <summary>
    /// A read gave nothing. The live block keeps its grid; a slower one is put off, so that it cannot cost the live
    /// block a time-out again and again.
    /// </summary>
    public void Fail(TinyBmsBlock block, long nowMilliseconds)
    {
        if (block == Live)
        {
            block.Advance(nowMilliseconds);
            return;
        }

        block.DueAtMilliseconds = nowMilliseconds + RetryMilliseconds;
    }
}
