// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Mqtt;

/// <summary>
/// Makes the alarm messages: each change on <c>alarm</c>, and the list of active alarms, retained, on <c>alarms</c>
/// after each change and after each connection. MQTT thread only. While the broker is away the newest
/// <see cref="Waiting"/> changes wait; the list always tells the present.
/// </summary>
public sealed class MqttAlarms
{
    /// <summary>Changes that wait at most; older ones are dropped.</summary>
    public const int Waiting = 16;

    private const int MaximumLength = 6144;

    private readonly AlarmMonitor _monitor;
    private readonly AlarmSummary _summary;
    private readonly IClock _clock;
    private readonly EventMailbox _changes;
    private readonly AlarmList _list = new();
    private AlarmChange? _change;
    private bool _isListDue = true;

    /// <summary>Makes the messages of one monitor.</summary>
    public MqttAlarms(EventBus bus, AlarmMonitor monitor, AlarmSummary summary, IClock clock)
    {
        _monitor = monitor;
        _summary = summary;
        _clock = clock;
        _changes = bus.SubscribeQueued("alarm.", "mqtt alarms", Waiting, MailboxOverflow.DropOldest);
    }

    /// <summary>Holds the message of the last <see cref="TryPrepare"/>.</summary>
    public JsonWriter Json { get; } = new(MaximumLength);

    /// <summary>True when that message is the list, which the broker shall keep; false when it is a change.</summary>
    public bool IsList => _change == null;

    /// <summary>A connection was made: whoever listens there may have an old list.</summary>
    public void NoteConnected() => _isListDue = true;

    /// <summary>Makes the next message.</summary>
    /// <returns>False when there is nothing to send.</returns>
    public bool TryPrepare()
    {
        if (_change == null && _changes.TryTake(out EventId _, out object? payload, 0))
        {
            _change = (AlarmChange)payload!;
            _isListDue = true;
        }

        if (_change != null)
        {
            AlarmDocuments.WriteChange(Json, _change, _summary.ActiveCount, _clock);
            return true;
        }

        if (!_isListDue)
        {
            return false;
        }

        _monitor.Read(_list);
        AlarmDocuments.WriteShort(Json, _list, _clock);
        return true;
    }

    /// <summary>The message was sent; without this call it is made again.</summary>
    public void NoteSent()
    {
        if (_change == null)
        {
            _isListDue = false;
        }

        _change = null;
    }
}
