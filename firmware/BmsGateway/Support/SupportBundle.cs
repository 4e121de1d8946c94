// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Telemetry;
using BmsGateway.Web;

namespace BmsGateway.Support;

/// <summary>
/// Answers <c>GET /api/v1/support</c>: one JSON document with everything that helps to find a fault. A part that fails, is not there or
/// does not fit is replaced by an object with its error; all others are whole.
/// </summary>
public sealed class SupportBundle : IRouteHandler
{
    /// <summary>Most parts.</summary>
    public const int MaximumSections = 20;

    // What a part that is left out needs for its name and its error, and the end of the document.
    private const int ErrorLength = 120;
    private const int LongestError = 60;

    private readonly ISupportSection[] _sections = new ISupportSection[MaximumSections];

    /// <summary>Number of parts.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a part; parts stand in the order in which they were added, so small ones come first.</summary>
    /// <exception cref="InvalidOperationException">There are 20 parts already.</exception>
    public void Add(ISupportSection section)
    {
        if (Count == MaximumSections)
        {
            throw new InvalidOperationException("The support bundle has " + MaximumSections.ToString() + " parts; no more fit.");
        }

        _sections[Count++] = section;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        answer.BeginObject();
        for (int i = 0; i < Count; i++)
        {
            string error = TryWrite(_sections[i], answer, (Count - i) * ErrorLength);
            if (error.Length > 0)
            {
                answer.BeginObject(_sections[i].Name);
                answer.WriteString("error", error, LongestError);
                answer.EndObject();
            }
        }

        answer.EndObject();
        return 200;
    }

    // The part is written behind the document and only taken in when it is whole.
    private static string TryWrite(ISupportSection section, JsonWriter answer, int reserved)
    {
        JsonWriter tail = answer.BeginTail(section.Name);
        try
        {
            section.Write(tail);
        }
        catch (Exception exception)
        {
            return exception.Message.Length > 0 ? exception.Message : "failed";
        }

        if (tail.IsOverflow || tail.Room < reserved)
        {
            return "does not fit";
        }

        if (tail.Depth != 0 || tail.Length == 0)
        {
            return "is not whole";
        }

        answer.EndTail(section.Name, tail);
        return "";
    }
}
