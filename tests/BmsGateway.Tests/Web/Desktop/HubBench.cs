// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net;
using System.Net.Sockets;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.Telemetry;
using BmsGateway.Victron;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web.Desktop;

/// <summary>A WebSocket endpoint on a free port of this machine.</summary>
public sealed class HubBench : IDisposable
{
    /// <summary>Makes an endpoint whose time stands still; the test calls <see cref="Step"/>.</summary>
    public HubBench()
        : this(new FakeClock(), FreePort())
    {
    }

    /// <summary>Makes an endpoint.</summary>
    public HubBench(IClock clock, int port)
    {
        Clock = clock;
        Port = port;
        Bus = new EventBus(clock, Log);
        var settings = new GatewaySettings();
        settings.TrySet("web.socket_port", port.ToString());
        var state = new GatewayState(
            clock, new FakeBatterySource(), new ChargeLimits(), Array.Empty<ICanBus>(), new VictronStatus(), new MqttStatus());
        Hub = new WebSocketHub(settings, Bus, state, Log);
    }

    public IClock Clock { get; }

    public FakeLog Log { get; } = new();

    public EventBus Bus { get; }

    public WebSocketHub Hub { get; }

    public int Port { get; }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Lets the endpoint work while its time stands still.</summary>
    public void Step(int times = 5)
    {
        for (int i = 0; i < times; i++)
        {
            Hub.Step(5);
        }
    }

    /// <summary>Moves the endpoint's time on and lets it work.</summary>
    public void Advance(int milliseconds)
    {
        ((FakeClock)Clock).Advance(milliseconds);
        Step();
    }

    /// <summary>Opens a connection.</summary>
    public RawClient Connect(int receiveBuffer = 0)
    {
        Step(1);
        var client = new RawClient(Port, receiveBuffer);
        Step(2);
        return client;
    }

    /// <summary>Opens a connection and makes it a WebSocket.</summary>
    public RawClient Join(int receiveBuffer = 0)
    {
        RawClient client = Connect(receiveBuffer);
        client.SendText(Requests.Healthy);
        Step();
        return client;
    }

    /// <summary>Publishes a healthy sample.</summary>
    public void PublishSample(int sequence = 1)
    {
        BatterySnapshot sample = Samples.HealthyPack(Clock.MonotonicMilliseconds);
        sample.Sequence = sequence;
        Bus.Publish(EventId.BatteryUpdated, sample);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Hub.Stop();
        Hub.Leave();
    }
}
