// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Web;

/// <summary>
/// One connection at the WebSocket endpoint. Its queue holds one document (the newest; an older one that has not gone out is dropped
/// and counted) and one control frame, so a browser that stands still costs no memory and no time. Used by the hub's thread only.
/// </summary>
public sealed class WebSocketClient
{
    /// <summary>Time for the whole request head, ms.</summary>
    public const int HandshakeMilliseconds = 5000;

    /// <summary>Silence after which the client is asked whether it is still there, ms.</summary>
    public const int PingAfterMilliseconds = 15000;

    /// <summary>Silence after which the client is given up, ms.</summary>
    public const int SilentMilliseconds = 45000;

    /// <summary>Time between our last word and the end of the connection, ms.</summary>
    public const int CloseGraceMilliseconds = 500;

    private readonly WebSocketConnection _connection;
    private readonly WebSocketFrameReader _reader = new();
    private readonly byte[] _control = new byte[WebSocketFrameWriter.MaximumControlFrame];
    private WebSocketClientState _state;
    private byte[]? _answer;
    private int _controlLength;
    private bool _isDocumentDue;
    private bool _isPinged;
    private bool _isPeerDone;
    private long _heardAt;
    private long _closingSince;

    /// <summary>Takes over a connection.</summary>
    /// <param name="connection">Accepted connection; closed by this object.</param>
    /// <param name="now">Monotonic time, ms.</param>
    public WebSocketClient(WebSocketConnection connection, long now)
    {
        _connection = connection;
        ConnectedAt = now;
        _heardAt = now;
    }

    /// <summary>Where the connection stands.</summary>
    public WebSocketClientState State => _connection.IsClosed ? WebSocketClientState.Gone : _state;

    /// <summary>Monotonic time of the connection, ms.</summary>
    public long ConnectedAt { get; }

    /// <summary>True once the client has been let in; stays true while it closes.</summary>
    public bool IsAdmitted { get; private set; }

    /// <summary>Documents dropped because a newer one came first.</summary>
    public int DroppedCount { get; private set; }

    /// <summary>Bytes of the request head; null once it was answered.</summary>
    public byte[]? Request { get; private set; } = new byte[WebSocketHandshake.MaximumLength];

    /// <summary>Bytes of <see cref="Request"/> in use.</summary>
    public int RequestLength { get; private set; }

    /// <summary>HTTP status to refuse the request with before anybody has judged it; 0 when it can be judged.</summary>
    public int EarlyRefusal { get; private set; }

    /// <summary>Reads what is there and acts on it.</summary>
    /// <param name="scratch">Buffer that may be overwritten.</param>
    /// <param name="now">Monotonic time, ms.</param>
    public void Receive(byte[] scratch, long now)
    {
        int count = _connection.Receive(scratch);
        if (count > 0)
        {
            _heardAt = now;
            _isPinged = false;
            Take(scratch, count, now);
        }

        CheckTimes(now);
    }

    /// <summary>Lets the client in.</summary>
    /// <param name="answer">The answer to its request.</param>
    public void Admit(byte[] answer)
    {
        _answer = answer;
        Request = null;
        IsAdmitted = true;
        _state = WebSocketClientState.Open;
    }

    /// <summary>Answers with an error and closes behind it.</summary>
    /// <param name="answer">The answer to its request.</param>
    /// <param name="now">Monotonic time, ms.</param>
    public void Refuse(byte[] answer, long now)
    {
        _answer = answer;
        Request = null;
        _closingSince = now;
        _state = WebSocketClientState.Closing;
    }

    /// <summary>Starts the closing handshake.</summary>
    /// <param name="code">One of <see cref="WebSocketCloseCode"/>.</param>
    /// <param name="now">Monotonic time, ms.</param>
    public void Close(int code, long now)
    {
        if (State == WebSocketClientState.Open)
        {
            _controlLength = WebSocketFrameWriter.WriteClose(_control, code);
            _isDocumentDue = false;
            _closingSince = now;
            _state = WebSocketClientState.Closing;
        }
    }

    /// <summary>Puts the newest document into the queue.</summary>
    public void Enqueue()
    {
        if (State == WebSocketClientState.Open)
        {
            if (_isDocumentDue)
            {
                DroppedCount++;
            }

            _isDocumentDue = true;
        }
    }

    /// <summary>Sends what waits, as far as the socket takes it now.</summary>
    /// <param name="document">Buffer with the newest document as a frame.</param>
    /// <param name="start">Index of the frame.</param>
    /// <param name="length">Bytes of the frame; 0 when there is none.</param>
    /// <param name="now">Monotonic time, ms.</param>
    public void Send(byte[] document, int start, int length, long now)
    {
        if (_answer != null && _connection.TrySend(_answer, 0, _answer.Length, now))
        {
            _answer = null;
        }

        if (_answer == null && _controlLength > 0 && _connection.TrySend(_control, 0, _controlLength, now))
        {
            _controlLength = 0;
        }

        if (_isDocumentDue && length > 0 && _answer == null && _controlLength == 0
            && _connection.TrySend(document, start, length, now))
        {
            _isDocumentDue = false;
        }

        if (_isPeerDone && _controlLength == 0)
        {
            Drop();
        }
    }

    /// <summary>Closes the socket at once.</summary>
    public void Drop()
    {
        _connection.Close();
        Request = null;
    }

    private void CheckTimes(long now)
    {
        switch (State)
        {
            case WebSocketClientState.Handshaking:
                if (now - ConnectedAt >= HandshakeMilliseconds)
                {
                    EarlyRefusal = 408;
                    _state = WebSocketClientState.Asking;
                }

                break;
            case WebSocketClientState.Open:
                CheckSilence(now);
                break;
            case WebSocketClientState.Closing:
                if (now - _closingSince >= CloseGraceMilliseconds)
                {
                    Drop();
                }

                break;
        }
    }

    private void CheckSilence(long now)
    {
        long silence = now - _heardAt;
        if (silence >= SilentMilliseconds)
        {
            Drop();
        }
        else if (silence >= PingAfterMilliseconds && !_isPinged && _controlLength == 0)
        {
            _isPinged = true;
            _controlLength = WebSocketFrameWriter.WriteControl(_control, WebSocketOpcode.Ping, _control, 0);
        }
    }

    private void Take(byte[] data, int count, long now)
    {
        if (_state == WebSocketClientState.Handshaking)
        {
            TakeRequest(data, count);
        }
        else if (_state == WebSocketClientState.Open)
        {
            TakeFrames(data, count, now);
        }
    }

    private void TakeRequest(byte[] data, int count)
    {
        byte[] request = Request!;
        if (count > request.Length - RequestLength)
        {
            EarlyRefusal = 431;
            _state = WebSocketClientState.Asking;
            return;
        }

        int searched = RequestLength;
        Array.Copy(data, 0, request, RequestLength, count);
        RequestLength += count;
        if (WebSocketHandshake.FindEnd(request, searched, RequestLength) >= 0)
        {
            _state = WebSocketClientState.Asking;
        }
    }

    private void TakeFrames(byte[] data, int count, long now)
    {
        int offset = 0;
        while (offset < count && _state == WebSocketClientState.Open)
        {
            switch (_reader.Read(data, ref offset, count))
            {
                case WebSocketFrameEvent.Ping:
                    // An older pong that has not gone out is overwritten: only the newest ping needs one (RFC 6455 §5.5.3).
                    _controlLength = WebSocketFrameWriter.WriteControl(
                        _control, WebSocketOpcode.Pong, _reader.Payload, _reader.PayloadLength);
                    break;
                case WebSocketFrameEvent.Close:
                    _isPeerDone = true;
                    Close(_reader.CloseReply(), now);
                    break;
                case WebSocketFrameEvent.Error:
                    Close(_reader.ErrorCode, now);
                    break;
            }
        }
    }
}
