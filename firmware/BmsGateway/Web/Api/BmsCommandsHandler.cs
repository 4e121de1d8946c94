// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// POST /api/v1/bms/commands takes a command to the BMS; GET says what became of the last one of each kind. The
/// question whether a person means it is asked by the page.
/// </summary>
public sealed class BmsCommandsHandler : IRouteHandler
{
    private static readonly string[] Names = { "restart", "clear_events", "clear_statistics" };

    // In the order of TinyBmsControlOutcome.
    private static readonly string[] Outcomes =
    {
        "none", "waiting", "confirmed", "refused", "unanswered", "expired",
    };

    // In the order of TinyBmsEnqueueResult.
    private static readonly string[] Refusals =
    {
        "", "The same command waits already.", "A restart was asked for less than five seconds ago.", "",
        "Settings are being written; wait until that has ended.",
    };

    private readonly TinyBmsDriver _driver;

    /// <summary>Makes a handler.</summary>
    public BmsCommandsHandler(TinyBmsDriver driver) => _driver = driver;

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        if (request.Method == "POST")
        {
            return Take(request, answer);
        }

        answer.BeginArray();
        for (int i = 0; i < Names.Length; i++)
        {
            answer.BeginObject();
            answer.WriteString("command", Names[i]);
            answer.WriteString("outcome", Outcomes[(int)_driver.OutcomeOf(ControlAt(i))]);
            answer.EndObject();
        }

        answer.EndArray();
        return 200;
    }

    private int Take(RouteRequest request, JsonWriter answer)
    {
        bool isJson = request.TryReadJson(out object? value, out _);
        string name = isJson && value is Hashtable body && body["command"] is string text ? text : "";
        for (int i = 0; i < Names.Length; i++)
        {
            if (Names[i] == name)
            {
                return Enqueue(ControlAt(i), answer);
            }
        }

        return AccessMessages.Write(
            answer, 422, "invalid", "The member command must be restart, clear_events or clear_statistics.");
    }

    private int Enqueue(TinyBmsControl control, JsonWriter answer)
    {
        if (!_driver.TryEnqueue(control, out TinyBmsEnqueueResult result))
        {
            return AccessMessages.Write(answer, 409, "conflict", Refusals[(int)result]);
        }

        answer.BeginObject();
        answer.WriteBoolean("accepted", true);
        answer.EndObject();
        return 202;
    }

    private static TinyBmsControl ControlAt(int index) =>
        index == 0 ? TinyBmsControl.Restart
        : index == 1 ? TinyBmsControl.ClearEvents
        : TinyBmsControl.ClearStatistics;
}
