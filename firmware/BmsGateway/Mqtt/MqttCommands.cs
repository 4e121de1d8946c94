// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using System.Text;
using BmsGateway.Commands;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Mqtt;

/// <summary>
/// Commands from the broker: subscribes to <c>…/cmd/+</c>, does what is asked and answers each on <c>…/cmd/result</c>. Off unless
/// <c>mqtt.commands_enabled</c>. Retained messages are refused: a limit of last week must not come back with a reconnect. Used by the
/// thread of the publisher only.
/// </summary>
public sealed class MqttCommands
{
    private const string Source = "mqtt";
    private const string Origin = "mqtt";
    private const string ResultName = "result";
    private const int ResultLength = 512;
    private const int LongestText = 300;

    private readonly IMqttClient _client;
    private readonly GatewaySettings _settings;
    private readonly RemoteCommands _commands;
    private readonly IJsonParser _parser;
    private readonly ILog _log;
    private readonly JsonWriter _json = new(ResultLength);
    private string _prefix = "";
    private bool _isSubscribed;
    private int _toldDropped;

    /// <summary>Makes the commands.</summary>
    public MqttCommands(
        IMqttClient client, GatewaySettings settings, RemoteCommands commands, IJsonParser parser, ILog log)
    {
        _client = client;
        _settings = settings;
        _commands = commands;
        _parser = parser;
        _log = log;
    }

    /// <summary>Commands done since the start.</summary>
    public int DoneCount { get; private set; }

    /// <summary>Commands refused since the start.</summary>
    public int RefusedCount { get; private set; }

    /// <summary>A new connection has no subscriptions yet.</summary>
    /// <param name="topics">Topics of the gateway; they may have changed.</param>
    public void NoteConnected(MqttTopics topics)
    {
        _prefix = topics.Commands;
        _isSubscribed = false;
    }

    /// <summary>Subscribes when that is due, and tells what was dropped. Call it while connected.</summary>
    public void Step()
    {
        bool isEnabled = _settings.GetFlag(SettingId.MqttCommandsEnabled);
        if (isEnabled && !_isSubscribed)
        {
            _isSubscribed = _client.TrySubscribe(_prefix + "+");
            _log.Write(
                _isSubscribed ? LogLevel.Information : LogLevel.Warning,
                Source,
                _isSubscribed
                    ? "Commands are taken on " + _prefix + "+."
                    : "The subscription to " + _prefix + "+ failed; commands are not taken. " + _client.LastError);

            // A refused subscription is not tried again ten times a second, but with the next connection.
            _isSubscribed = true;
        }

        ReportDropped();
    }

    /// <summary>Does what a message asks for and answers it; one on another topic is left alone.</summary>
    public void Take(MqttMessage message)
    {
        if (_settings.GetFlag(SettingId.MqttCommandsEnabled))
        {
            Handle(message);
        }
    }

    private void ReportDropped()
    {
        int dropped = _client.DroppedCount;
        if (dropped != _toldDropped)
        {
            _log.Write(
                LogLevel.Warning, Source, (dropped - _toldDropped).ToString() + " commands were dropped because they came too fast.");
            _toldDropped = dropped;
        }
    }

    private void Handle(MqttMessage message)
    {
        string prefix = _prefix;
        if (!message.Topic.StartsWith(prefix) || message.Topic.Length == prefix.Length)
        {
            return;
        }

        string name = message.Topic.Substring(prefix.Length);
        if (name == ResultName)
        {
            // Our own answer.
            return;
        }

        bool isDone = TryRun(name, message, out string error);
        DoneCount += isDone ? 1 : 0;
        RefusedCount += isDone ? 0 : 1;
        Answer(name, isDone, error);
    }

    private bool TryRun(string name, MqttMessage message, out string error)
    {
        CommandDefinition? command = CommandTable.Find(name);
        if (command == null)
        {
            error = "There is no such command; allowed are " + CommandTable.Keys() + ".";
            return false;
        }

        if (message.IsRetained)
        {
            error = "Command " + name + ": retained messages are not taken, because they would come back with every connection; "
                + "publish it without the retain flag.";
            return false;
        }

        if (message.IsTooLong)
        {
            error = "Command " + name + ": a payload above " + MqttInbox.MaximumPayload.ToString() + " bytes is not taken; allowed is "
                + command.Payload + ".";
            return false;
        }

        return TryRead(command, message.Payload, out object? value, out error) && _commands.TryRun(command, value, Origin, out error);
    }

    private bool TryRead(CommandDefinition command, byte[] payload, out object? value, out string error)
    {
        string text = Encoding.UTF8.GetString(payload, 0, payload.Length).Trim();
        value = text;
        error = "";
        if (text.Length == 0 || text[0] != '{')
        {
            return true;
        }

        if (_parser.TryParse(text, out value, out string problem) && value is Hashtable)
        {
            return true;
        }

        error = "Command " + command.Key + ": the payload is no JSON object (" + problem + "); allowed is " + command.Payload + ".";
        return false;
    }

    private void Answer(string name, bool isDone, string error)
    {
        _json.Reset();
        _json.BeginObject();
        _json.WriteString("command", name, 40);
        _json.WriteBoolean("ok", isDone);
        _json.WriteString("message", error, LongestText);
        _json.EndObject();
        _client.TryPublish(_prefix + ResultName, _json.Buffer, _json.Length, false);
    }
}
