// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Mqtt.HomeAssistant;

/// <summary>The message that an entity takes its value from.</summary>
public enum HomeAssistantTopic
{
    /// <summary>Topic "core"; comes again and again.</summary>
    Core = 0,

    /// <summary>Topic "cells"; comes again and again.</summary>
    Cells = 1,

    /// <summary>Topic "bms"; comes again and again.</summary>
    Bms = 2,

    /// <summary>Topic "alarms": retained, sent on a change only.</summary>
    Alarms = 3,
}
