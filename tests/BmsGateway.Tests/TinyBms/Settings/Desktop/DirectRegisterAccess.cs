// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;
using BmsGateway.TinyBms;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings.Desktop;

/// <summary>
/// The registers behind a line that nobody else uses: so a transaction meets the failing line without the driver's polls
/// in between, and every byte of it can be cut in a short test.
/// </summary>
internal sealed class DirectRegisterAccess : ITinyBmsRegisterAccess
{
    private const int LongestRequest = 16;
    private const long NotStarted = -1;

    private readonly ISerialLink _link;
    private readonly BatteryLinkStatus _status;
    private readonly TinyBmsFrameReader _reader;
    private readonly byte[] _request = new byte[LongestRequest];
    private readonly ushort[] _words = new ushort[2];
    private ushort[]? _target;
    private int _address;
    private int _count;
    private long _sentAt;
    private bool _isLost;

    /// <summary>Makes it with all its memory.</summary>
    /// <param name="link">The line.</param>
    /// <param name="status">Takes the counts of requests and answers.</param>
    public DirectRegisterAccess(ISerialLink link, BatteryLinkStatus status)
    {
        _link = link;
        _status = status;
        _reader = new TinyBmsFrameReader(status);
    }

    /// <inheritdoc/>
    public void BeginRead(SettingsValueKind kind, ushort[] target)
    {
        _target = target;
        _count = target.Length;
        int length = TinyBmsRequests.ReadSettingsValues(_request, (byte)kind, _count);
        Send(TinyBmsProtocol.ReadSettingsValues, length);
    }

    /// <inheritdoc/>
    public void BeginWrite(int address, int count, ushort first, ushort second)
    {
        _target = null;
        _address = address;
        _count = count;
        _words[0] = first;
        _words[1] = second;
        Send(TinyBmsProtocol.WriteBlock, TinyBmsRequests.WriteBlock(_request, address, _words, count));
    }

    /// <inheritdoc/>
    public RegisterAccessResult Poll(long nowMilliseconds)
    {
        if (_isLost)
        {
            return RegisterAccessResult.LinkLost;
        }

        _sentAt = _sentAt == NotStarted ? nowMilliseconds : _sentAt;
        int count = _link.Read(_reader.Buffer, _reader.End, _reader.Free, 0);
        if (count < 0)
        {
            return RegisterAccessResult.LinkLost;
        }

        TinyBmsFrameResult found = count == 0 ? TinyBmsFrameResult.None : _reader.Append(count);
        int limit = TinyBmsTiming.AnswerTimeoutMilliseconds
            + (_reader.HasPartialFrame ? TinyBmsTiming.AnswerGraceMilliseconds : 0);
        bool isOver = nowMilliseconds - _sentAt >= limit;
        return Judge(isOver && found == TinyBmsFrameResult.None ? _reader.SearchRest() : found, isOver);
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        // The next request throws away what may still come in.
        _isLost = true;
    }

    private void Send(byte command, int length)
    {
        _sentAt = NotStarted;
        _reader.Expect(command, TinyBmsAnswers.PayloadLength(command, _count));
        _isLost = length == 0 || (!_link.IsOpen && !_link.TryOpen());
        if (!_isLost)
        {
            _link.DiscardInput();
            _isLost = !_link.Write(_request, 0, length);
            _status.RequestCount++;
        }
    }

    private RegisterAccessResult Judge(TinyBmsFrameResult found, bool isOver)
    {
        if (found == TinyBmsFrameResult.Rejected)
        {
            _status.RejectedCount++;
            return _reader.ErrorCode == TinyBmsProtocol.ErrorCrc
                ? RegisterAccessResult.TimedOut
                : RegisterAccessResult.Rejected;
        }

        if (found == TinyBmsFrameResult.Answer && Take())
        {
            _status.AnswerCount++;
            return RegisterAccessResult.Ok;
        }

        if (found == TinyBmsFrameResult.None && !isOver)
        {
            return RegisterAccessResult.Pending;
        }

        _status.TimeoutCount++;
        return RegisterAccessResult.TimedOut;
    }

    private bool Take()
    {
        if (_target == null)
        {
            return TinyBmsAnswers.IsEcho(_reader.Buffer, _reader.PayloadOffset, _address, _count);
        }

        TinyBmsAnswers.UnpackNative(_reader.Buffer, _reader.PayloadOffset, _target, _count);
        return true;
    }
}
