// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections;
using System.Text;
using System.Text.Json;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web.Api.Desktop;

/// <summary>Asks a handler as the web service does.</summary>
internal static class ApiBench
{
    /// <summary>GET with a query; the answer must fit into the room that the handler names.</summary>
    public static JsonElement Get(IRouteHandler handler, string query, int room, out int status) =>
        Ask(handler, "GET", query, "", room, out status);

    /// <summary>POST with a JSON body.</summary>
    public static JsonElement Post(IRouteHandler handler, string body, out int status) =>
        Ask(handler, "POST", "", body, 1024, out status);

    private static JsonElement Ask(
        IRouteHandler handler, string method, string query, string body, int room, out int status)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        var answer = new JsonWriter(room);
        status = handler.Handle(RouteId.Info, new RouteRequest(method, query, bytes, bytes.Length, new Parser()), answer);
        Assert.IsFalse(answer.IsOverflow, "The answer does not fit.");
        using JsonDocument document = JsonDocument.Parse(answer.Buffer.AsMemory(0, answer.Length));
        return document.RootElement.Clone();
    }

    /// <summary>JSON in the form that <see cref="IJsonParser"/> promises.</summary>
    internal sealed class Parser : IJsonParser
    {
        public bool TryParse(string text, out object? value, out string error)
        {
            value = null;
            error = "";
            try
            {
                using JsonDocument document = JsonDocument.Parse(text);
                value = Convert(document.RootElement);
                return true;
            }
            catch (JsonException exception)
            {
                error = exception.Message;
                return false;
            }
        }

        private static object? Convert(JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    var members = new Hashtable();
                    foreach (JsonProperty property in element.EnumerateObject())
                    {
                        members[property.Name] = Convert(property.Value);
                    }

                    return members;
                case JsonValueKind.String:
                    return element.GetString();
                case JsonValueKind.Number:
                    return element.TryGetInt32(out int whole) ? (object)whole : element.GetDouble();
                default:
                    return null;
            }
        }
    }
}
