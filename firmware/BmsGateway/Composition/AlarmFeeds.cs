// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Events;
using BmsGateway.History;

namespace BmsGateway.Composition;

/// <summary>Turns what services publish into conditions of alarms.</summary>
internal sealed class AlarmFeeds
{
    private readonly AlarmInputs _inputs;

    /// <summary>Subscribes.</summary>
    public AlarmFeeds(EventBus bus, AlarmInputs inputs)
    {
        _inputs = inputs;
        bus.Subscribe("history.", "alarms", NoteFlash);
    }

    private void NoteFlash(EventId id, object payload) =>
        _inputs.Set(AlarmId.FlashFailing, ((HistoryStatus)payload).IsFailing, 0);
}
