// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Telemetry;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

/// <summary>A handler that notes what it was asked and answers what the test wants.</summary>
public sealed class FakeRouteHandler : IRouteHandler
{
    /// <summary>Times that it was called.</summary>
    public int CallCount { get; private set; }

    /// <summary>Newest route.</summary>
    public RouteId Route { get; private set; }

    /// <summary>Newest request.</summary>
    public RouteRequest? Request { get; private set; }

    /// <summary>Characters of the answer.</summary>
    public int AnswerLength { get; set; } = 2;

    /// <summary>Status of the answer.</summary>
    public int Status { get; set; } = 200;

    /// <summary>True: it throws.</summary>
    public bool IsBroken { get; set; }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        CallCount++;
        Route = route;
        Request = request;
        if (IsBroken)
        {
            throw new InvalidOperationException("broken handler");
        }

        answer.BeginObject();
        answer.WriteString("text", new string('x', AnswerLength));
        answer.EndObject();
        return Status;
    }
}
