// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.TinyBms;

/// <summary>Times of the driver.</summary>
public static class TinyBmsTiming
{
    /// <summary>
    /// Shortest poll period, ms: the BMS itself renews its values every 100 ms (User Manual Rev D).
    /// </summary>
    public const int MinimumPollPeriodMilliseconds = 100;

    /// <summary>
    /// Longest poll period, ms: half of the 10 s without traffic after which the BMS sleeps (User Manual Rev D).
    /// </summary>
    public const int MaximumPollPeriodMilliseconds = 5000;

    /// <summary>How long an answer may take, ms. The BMS needs 2–26 ms; the rest is for a busy gateway.</summary>
    public const int AnswerTimeoutMilliseconds = 200;

    /// <summary>Further time for an answer that has begun to come in, ms.</summary>
    public const int AnswerGraceMilliseconds = 50;

    /// <summary>Time between two attempts to open a line that is not there, ms.</summary>
    public const int OpenRetryMilliseconds = 1000;

    /// <summary>
    /// Wait between two attempts at a silent BMS, ms: with the time for the answer one attempt a second.
    /// </summary>
    public const int SilentRetryMilliseconds = 1000 - AnswerTimeoutMilliseconds;

    /// <summary>Repetitions of a request that the BMS received with a wrong CRC.</summary>
    public const int MaximumCrcRepeats = 3;

    /// <summary>Repetitions of a request that was not answered, before the link counts as silent.</summary>
    public const int MaximumRepeats = 5;

    private static readonly int[] Pauses = { 50, 250, 250, 250, 250 };

    /// <summary>
    /// Wait before a repetition, ms. A sleeping BMS does not answer the first command, it only wakes (Rev D, sleep
    /// mode). How long that takes is not documented: the first repetition comes soon, the last one two seconds after
    /// the request. Six tries within the 3 s after which a sample is too old carry a line that loses every fifth
    /// answer.
    /// </summary>
    /// <param name="index">0 to <see cref="MaximumRepeats"/> − 1.</param>
    public static int RepeatPauseMilliseconds(int index) => Pauses[index];

    /// <summary>Sleeps until a time, or as long as allowed.</summary>
    /// <param name="clock">Time.</param>
    /// <param name="time">Monotonic time to wait for, ms.</param>
    /// <param name="wait">Longest sleep, ms.</param>
    /// <returns>True when the time has come.</returns>
    public static bool WaitUntil(IClock clock, long time, int wait)
    {
        long left = time - clock.MonotonicMilliseconds;
        if (left <= 0)
        {
            return true;
        }

        bool isInReach = left <= wait;
        int sleep = isInReach ? (int)left : wait;
        if (sleep > 0)
        {
            clock.Sleep(sleep);
        }

        return isInReach;
    }
}
