// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using BmsGateway.Mqtt;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Mqtt;

/// <summary>
/// One connection to a broker, from the attempt to its end. A thread of its own looks up the host, drives the library
/// and frees it; the library never reconnects by itself, so that a connection that has ended once stays ended and its
/// owner notices.
/// </summary>
internal sealed class MosquittoSession
{
    private const int LoopMilliseconds = 250;

    // Messages that the library may hold while a broker takes nothing; it would take any number.
    private const int MostWaiting = 64;

    private static readonly object InitialiseLock = new();
    private static bool _isInitialised;

    private readonly object _lock = new();
    private readonly ManualResetEventSlim _answered = new(false);
    private readonly MqttConnectOptions _options;
    private readonly Thread _thread;

    // The library keeps pointers to these; the fields keep them alive.
    private readonly MosquittoLibrary.ConnectCallback _onConnect;
    private readonly MosquittoLibrary.PublishCallback _onPublish;
    private readonly MosquittoLibrary.MessageCallback _onMessage;
    private readonly MqttInbox _inbox;

    private IntPtr _client;
    private int _waiting;
    private volatile bool _isConnected;
    private volatile bool _isEnding;
    private volatile bool _isAbandoned;
    private volatile string _error = "";

    /// <summary>Starts to connect.</summary>
    internal MosquittoSession(MqttConnectOptions options, MqttInbox inbox)
    {
        _options = options;
        _inbox = inbox;
        _onMessage = OnMessage;
        _onConnect = OnConnect;
        _onPublish = (_, _, _) => Interlocked.Decrement(ref _waiting);
        _thread = new Thread(Run) { IsBackground = true, Name = "mosquitto" };
        _thread.Start();
    }

    /// <summary>True from the broker's consent to the end of the connection.</summary>
    internal bool IsConnected => _isConnected;

    /// <summary>True until the thread has freed everything.</summary>
    internal bool IsAlive => _thread.IsAlive;

    /// <summary>Why it failed or ended; empty when it did not.</summary>
    internal string Error => _error;

    /// <summary>
    /// Waits for the broker's answer. False when it refused, cannot be reached, or did not answer in time.
    /// </summary>
    internal bool WaitForAnswer(int timeoutMilliseconds)
    {
        bool answered = _answered.Wait(timeoutMilliseconds);
        if (!answered)
        {
            _error = "no answer in " + (timeoutMilliseconds / 1000) + " s";
        }

        return answered && _isConnected;
    }

    /// <summary>Hands one message to the library. Empty on success, else what went wrong.</summary>
    internal string Publish(string topic, byte[] payload, int length, bool retain)
    {
        lock (_lock)
        {
            if (!_isConnected || _client == IntPtr.Zero)
            {
                return _error.Length == 0 ? "not connected" : _error;
            }

            if (Volatile.Read(ref _waiting) >= MostWaiting)
            {
                return "the broker takes no messages, " + MostWaiting + " are waiting";
            }

            Interlocked.Increment(ref _waiting);
            int code = MosquittoLibrary.Publish(_client, IntPtr.Zero, topic, length, payload, 0, retain);
            if (code == MosquittoLibrary.Success)
            {
                return "";
            }

            int number = Marshal.GetLastPInvokeError();
            Interlocked.Decrement(ref _waiting);
            return MosquittoLibrary.Describe(code, number);
        }
    }

    /// <summary>Asks for messages, which go to the inbox. Empty on success, else what went wrong.</summary>
    internal string Subscribe(string filter)
    {
        lock (_lock)
        {
            if (!_isConnected || _client == IntPtr.Zero)
            {
                return _error.Length == 0 ? "not connected" : _error;
            }

            int code = MosquittoLibrary.Subscribe(_client, IntPtr.Zero, filter, 0);
            return code == MosquittoLibrary.Success ? "" : MosquittoLibrary.Describe(code, Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>
    /// Says good-bye to the broker, after what is still waiting, and frees everything; gives up after the time given.
    /// </summary>
    internal void End(int timeoutMilliseconds)
    {
        _isEnding = true;
        lock (_lock)
        {
            if (_isConnected && _client != IntPtr.Zero)
            {
                MosquittoLibrary.Disconnect(_client);
            }
            else
            {
                _isAbandoned = true;
            }
        }

        if (!_thread.Join(timeoutMilliseconds))
        {
            _isAbandoned = true;
        }
    }

    private static void InitialiseLibrary()
    {
        lock (InitialiseLock)
        {
            if (!_isInitialised)
            {
                MosquittoLibrary.Initialise();
                _isInitialised = true;
            }
        }
    }

    private void Run()
    {
        try
        {
            Connect();
        }
        catch (EntryPointNotFoundException exception)
        {
            _error = "the installed " + MosquittoLibrary.FileName + " is too old (" + exception.Message + ")";
        }

        _answered.Set();
    }

    private void Connect()
    {
        InitialiseLibrary();
        IntPtr client = MosquittoLibrary.New(_options.ClientId, true, IntPtr.Zero);
        if (client == IntPtr.Zero)
        {
            _error = "the client id \"" + _options.ClientId + "\" is not valid";
            return;
        }

        lock (_lock)
        {
            _client = client;
        }

        if (Prepare(client) && StartConnecting(client))
        {
            Drive(client);
        }

        lock (_lock)
        {
            _isConnected = false;
            _client = IntPtr.Zero;
            MosquittoLibrary.Destroy(client);
        }
    }

    private bool Prepare(IntPtr client)
    {
        MosquittoLibrary.SetThreaded(client, true);
        MosquittoLibrary.OnConnect(client, _onConnect);
        MosquittoLibrary.OnPublish(client, _onPublish);
        MosquittoLibrary.OnMessage(client, _onMessage);
        int code = MosquittoLibrary.Success;
        if (_options.User.Length != 0)
        {
            string? password = _options.Password.Length == 0 ? null : _options.Password;
            code = MosquittoLibrary.SetUser(client, _options.User, password);
        }

        if (code == MosquittoLibrary.Success && _options.WillTopic.Length != 0)
        {
            byte[] will = Encoding.UTF8.GetBytes(_options.WillMessage);
            code = MosquittoLibrary.SetWill(client, _options.WillTopic, will.Length, will, 0, true);
        }

        return Succeeded(code, 0);
    }

    private bool StartConnecting(IntPtr client)
    {
        int code = MosquittoLibrary.Connect(client, _options.Host, _options.Port, _options.KeepAliveSeconds);
        return Succeeded(code, Marshal.GetLastPInvokeError());
    }

    private void Drive(IntPtr client)
    {
        while (!_isAbandoned)
        {
            int code = MosquittoLibrary.Loop(client, LoopMilliseconds, 1);
            if (!Succeeded(code, Marshal.GetLastPInvokeError()))
            {
                return;
            }
        }
    }

    private bool Succeeded(int code, int errorNumber)
    {
        if (code != MosquittoLibrary.Success && _error.Length == 0 && !_isEnding)
        {
            _error = MosquittoLibrary.Describe(code, errorNumber);
        }

        return code == MosquittoLibrary.Success;
    }

    // An exception must not go through the library.
    private void OnMessage(IntPtr client, IntPtr data, IntPtr pointer)
    {
        try
        {
            MosquittoMessage message = Marshal.PtrToStructure<MosquittoMessage>(pointer);
            string topic = Marshal.PtrToStringUTF8(message.Topic) ?? "";
            byte[] payload = new byte[Math.Min(message.PayloadLength, MqttInbox.MaximumPayload)];
            if (payload.Length != 0)
            {
                Marshal.Copy(message.Payload, payload, 0, payload.Length);
            }

            _inbox.Post(topic, payload, message.PayloadLength, message.IsRetained);
        }
        catch (OutOfMemoryException)
        {
            // The message is lost, as quality of service 0 allows.
        }
    }

    private void OnConnect(IntPtr client, IntPtr data, int code)
    {
        if (code != 0)
        {
            _error = MosquittoLibrary.DescribeRefusal(code);
        }

        _isConnected = code == 0;
        _answered.Set();
    }
}
