// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;

namespace BmsGateway.TinyBms;

/// <summary>One request and its answer: sends the one, waits for the other, counts both.</summary>
public sealed class TinyBmsExchange
{
    private readonly ISerialLink _link;
    private readonly IClock _clock;
    private readonly BatteryLinkStatus _status;
    private readonly TinyBmsFrameReader _reader;
    private readonly TinyBmsLinkQuality _quality;
    private readonly TinyBmsRawView _rawView;

    /// <summary>Makes an exchange with all its memory.</summary>
    public TinyBmsExchange(ISerialLink link, IClock clock, BatteryLinkStatus status, TinyBmsRawView rawView)
    {
        _link = link;
        _clock = clock;
        _status = status;
        _rawView = rawView;
        _reader = new TinyBmsFrameReader(status);
        _quality = new TinyBmsLinkQuality(status);
    }

    /// <summary>Monotonic time at which the request was sent, ms.</summary>
    public long SentAtMilliseconds { get; private set; }

    /// <summary>Monotonic time at the end of the last <see cref="Receive"/>, ms.</summary>
    public long ReceivedAtMilliseconds { get; private set; }

    /// <summary>Holds the payload of the answer, until the next <see cref="TrySend"/>.</summary>
    public byte[] Buffer => _reader.Buffer;

    /// <summary>Index of the first payload byte.</summary>
    public int PayloadOffset => _reader.PayloadOffset;

    /// <summary>Payload bytes of the answer.</summary>
    public int PayloadLength => _reader.PayloadLength;

    /// <summary>Error code of a refusal.</summary>
    public byte ErrorCode => _reader.ErrorCode;

    /// <summary>
    /// Time at which the answer arrived, ms. When the gateway was held up nobody knows that, only that it was after
    /// the request: the answer then counts as being as old as the request, so that old values never pass for new
    /// ones.
    /// </summary>
    public long AnsweredAtMilliseconds =>
        ReceivedAtMilliseconds - SentAtMilliseconds > TinyBmsTiming.AnswerTimeoutMilliseconds
            ? SentAtMilliseconds
            : ReceivedAtMilliseconds;

    /// <summary>Throws away what came in before, and sends a request.</summary>
    /// <returns>False when the line is lost.</returns>
    public bool TrySend(TinyBmsBlock block)
    {
        SentAtMilliseconds = _clock.MonotonicMilliseconds;
        _link.DiscardInput();
        _reader.Expect(block.Command, block.PayloadLength);
        if (!_link.Write(block.Request, 0, block.Request.Length))
        {
            _quality.Note(false);
            return false;
        }

        _status.RequestCount++;
        _rawView.Send(block.Request, SentAtMilliseconds);
        return true;
    }

    /// <summary>Takes bytes of the answer.</summary>
    /// <param name="wait">How long to wait for the first byte, ms.</param>
    public TinyBmsExchangeResult Receive(int wait)
    {
        // Read first and judge the time then: when the gateway was held up, the answer may be there all the same.
        long left = LimitMilliseconds() - (_clock.MonotonicMilliseconds - SentAtMilliseconds);
        int timeout = left < 0 ? 0 : left < wait ? (int)left : wait;
        int count = _link.Read(_reader.Buffer, _reader.End, _reader.Free, timeout);
        ReceivedAtMilliseconds = _clock.MonotonicMilliseconds;
        if (count < 0)
        {
            _quality.Note(false);
            _rawView.EndAnswer(ReceivedAtMilliseconds);
            return TinyBmsExchangeResult.Lost;
        }

        _rawView.Receive(_reader.Buffer, _reader.End, count);
        TinyBmsFrameResult found = count == 0 ? TinyBmsFrameResult.None : _reader.Append(count);
        bool isOver = ReceivedAtMilliseconds - SentAtMilliseconds >= LimitMilliseconds();
        if (isOver && found == TinyBmsFrameResult.None)
        {
            found = _reader.SearchRest();
        }

        TinyBmsExchangeResult result = Count(found, isOver);
        if (result != TinyBmsExchangeResult.Waiting)
        {
            _rawView.EndAnswer(ReceivedAtMilliseconds);
        }

        return result;
    }

    private TinyBmsExchangeResult Count(TinyBmsFrameResult found, bool isOver)
    {
        if (found == TinyBmsFrameResult.Answer)
        {
            _status.AnswerCount++;
            _quality.Note(true);
            return TinyBmsExchangeResult.Answer;
        }

        if (found == TinyBmsFrameResult.Rejected)
        {
            _status.RejectedCount++;
            _quality.Note(_reader.ErrorCode != TinyBmsProtocol.ErrorCrc);
            return TinyBmsExchangeResult.Rejected;
        }

        if (!isOver)
        {
            return TinyBmsExchangeResult.Waiting;
        }

        _status.TimeoutCount++;
        _quality.Note(false);
        return TinyBmsExchangeResult.TimedOut;
    }

    private int LimitMilliseconds() =>
        _reader.HasPartialFrame
            ? TinyBmsTiming.AnswerTimeoutMilliseconds + TinyBmsTiming.AnswerGraceMilliseconds
            : TinyBmsTiming.AnswerTimeoutMilliseconds;
}
