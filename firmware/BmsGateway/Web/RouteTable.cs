// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>The one list of what the HTTP port answers. Everything here only reads; nothing can be changed over HTTP.</summary>
public static class RouteTable
{
    private const string ReadOnly = "GET, HEAD";

    private static readonly Route[] Rows =
    {
        new(RouteId.Page, ReadOnly, "/", "The page."),
        new(RouteId.Live, ReadOnly, WebSocketHandshake.Path, "The live document, as on the WebSocket."),
        new(RouteId.Info, ReadOnly, "/api/v1/info", "Name, version and the port of the WebSocket."),
    };

    /// <summary>Number of routes.</summary>
    public static int Count => Rows.Length;

    /// <summary>Route by position, 0 to <see cref="Count"/> − 1.</summary>
    public static Route At(int index) => Rows[index];

    /// <summary>Route of a path, or null.</summary>
    public static Route? Find(string path)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Path == path)
            {
                return Rows[i];
            }
        }

        return null;
    }
}
