// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Web.Api;

/// <summary>The answers of the command routes.</summary>
internal static class CommandAnswer
{
    /// <summary>What a limit may be called.</summary>
    internal const string AllowedKinds = "kind must be ccl_a, dcl_a or cvl_v.";

    /// <summary>Says that it was done.</summary>
    internal static int Agree(JsonWriter answer)
    {
        answer.BeginObject();
        answer.WriteBoolean("ok", true);
        answer.EndObject();
        return 200;
    }

    /// <summary>Says why it was not done.</summary>
    internal static int Refuse(JsonWriter answer, int status, string key, string message)
    {
        answer.BeginObject();
        answer.WriteString("error", key);
        answer.WriteString("message", message, 600);
        answer.EndObject();
        return status;
    }
}
