// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// Which block is read next. The live block goes first whenever it is due; the others go into the time between when
/// they end before the next live read. All block reads differ in length, and the events have a command of their own:
/// a late answer to one cannot be taken for another's, although answers do not carry an address.
/// </summary>
public sealed class TinyBmsSchedule
{
    /// <summary>Time after which a slower read that gave nothing is tried again, ms.</summary>
    public const int RetryMilliseconds = 10000;

    /// <summary>
    /// Time after which a slower read no longer looks for a gap, ms; it then delays the live block by its own
    /// duration, at most 23 ms.
    /// </summary>
    public const int MostPatienceMilliseconds = 1000;

    /// <summary>Failed live reads in a row after which they come at half the rate.</summary>
    public const int FailuresUntilSlower = 3;

    /// <summary>Good live reads in a row after which they come at twice the rate again.</summary>
    public const int AnswersUntilFaster = 10;

    /// <summary>
    /// Longest period to which a bad line slows the live reads, ms: still three within the 3 s after which the
    /// currents go to 0.
    /// </summary>
    public const int SlowestPeriodMilliseconds = 1000;

    /// <summary>Measurements, registers 0–56.</summary>
    public readonly TinyBmsBlock Live;

    /// <summary>Settings, registers 300–343, once a minute: they change only when a person changes them.</summary>
    public readonly TinyBmsBlock Settings = new(300, 44, 60000);

    /// <summary>Statistics, registers 100–117, every ten seconds.</summary>
    public readonly TinyBmsBlock Statistics = new(100, 18, 10000);

    /// <summary>Event log, every ten seconds.</summary>
    public readonly TinyBmsBlock Events = TinyBmsBlock.ForEvents(10000);

    /// <summary>Versions, registers 500–509, once per connection.</summary>
    public readonly TinyBmsBlock Version = new(500, 10, TinyBmsBlock.Once);

    private int _pollPeriodMilliseconds;
    private readonly TinyBmsBlock[] _slower;
    private int _failuresInRow;
    private int _answersInRow;

    /// <summary>Makes the schedule.</summary>
    /// <param name="pollPeriodMilliseconds">Period of the live block.</param>
    public TinyBmsSchedule(int pollPeriodMilliseconds)
    {
        _pollPeriodMilliseconds = pollPeriodMilliseconds;
        Live = new TinyBmsBlock(0, 57, pollPeriodMilliseconds);
        _slower = new[] { Settings, Version, Statistics, Events };
    }

    /// <summary>Changes the period of the live block; the next read is due within the new period.</summary>
    public void SetPollPeriod(int pollPeriodMilliseconds, long nowMilliseconds)
    {
        _pollPeriodMilliseconds = pollPeriodMilliseconds;
        _failuresInRow = 0;
        _answersInRow = 0;
        Live.PeriodMilliseconds = pollPeriodMilliseconds;
        if (Live.DueAtMilliseconds > nowMilliseconds + pollPeriodMilliseconds)
        {
            Live.DueAtMilliseconds = nowMilliseconds + pollPeriodMilliseconds;
        }
    }

    /// <summary>
    /// Makes everything due at once, at full speed, and this moment the origin of the live block's grid. Called when
    /// the BMS has begun to answer.
    /// </summary>
    public void Restart(long nowMilliseconds)
    {
        _failuresInRow = 0;
        _answersInRow = 0;
        Live.PeriodMilliseconds = _pollPeriodMilliseconds;
        Live.DueAtMilliseconds = nowMilliseconds;
        for (int i = 0; i < _slower.Length; i++)
        {
            _slower[i].DueAtMilliseconds = nowMilliseconds;
        }
    }

    /// <summary>Block that is due, or null when nothing is.</summary>
    public TinyBmsBlock? Next(long nowMilliseconds)
    {
        if (Live.DueAtMilliseconds <= nowMilliseconds)
        {
            return Live;
        }

        for (int i = 0; i < _slower.Length; i++)
        {
            TinyBmsBlock block = _slower[i];
            long overdue = nowMilliseconds - block.DueAtMilliseconds;
            if (overdue >= 0 && (Fits(block, nowMilliseconds) || overdue >= MostPatienceMilliseconds))
            {
                return block;
            }
        }

        return null;
    }

    /// <summary>True when a request ends before the next live read is due.</summary>
    public bool Fits(TinyBmsBlock block, long nowMilliseconds) =>
        nowMilliseconds + block.DurationMilliseconds <= Live.DueAtMilliseconds;

    /// <summary>
    /// A read gave nothing. The live block keeps its grid; a slower one is put off, so that it cannot cost the live
    /// block a time-out again and again.
    /// </summary>
    public void Fail(TinyBmsBlock block, long nowMilliseconds)
    {
        if (block == Live)
        {
            NoteLiveFailure();
            block.Advance(nowMilliseconds);
            return;
        }

        block.DueAtMilliseconds = nowMilliseconds + RetryMilliseconds;
    }

    /// <summary>A live read was refused or not answered: a BMS or a line that cannot keep up gets more time.</summary>
    public void NoteLiveFailure()
    {
        _answersInRow = 0;
        _failuresInRow++;
        if (_failuresInRow < FailuresUntilSlower)
        {
            return;
        }

        _failuresInRow = 0;
        int slower = 2 * Live.PeriodMilliseconds;
        if (slower > SlowestPeriodMilliseconds)
        {
            slower = SlowestPeriodMilliseconds;
        }

        Live.PeriodMilliseconds = slower > Live.PeriodMilliseconds ? slower : Live.PeriodMilliseconds;
    }

    /// <summary>A live read was answered.</summary>
    public void NoteLiveAnswer()
    {
        _failuresInRow = 0;
        if (Live.PeriodMilliseconds == _pollPeriodMilliseconds)
        {
            return;
        }

        _answersInRow++;
        if (_answersInRow < AnswersUntilFaster)
        {
            return;
        }

        _answersInRow = 0;
        int faster = Live.PeriodMilliseconds / 2;
        Live.PeriodMilliseconds = faster > _pollPeriodMilliseconds ? faster : _pollPeriodMilliseconds;
    }
}
