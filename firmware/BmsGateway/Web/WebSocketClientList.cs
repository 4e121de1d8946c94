// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>The places of the WebSocket endpoint: a few for clients, a few for connections that have not been let in.</summary>
public sealed class WebSocketClientList
{
    /// <summary>Most clients that get documents; a further one is answered 503.</summary>
    public const int MaximumClients = 4;

    /// <summary>Most connections that are not clients (yet); when a further one comes, the oldest of them is closed.</summary>
    public const int MaximumPending = 4;

    private readonly WebSocketClient?[] _places = new WebSocketClient?[MaximumClients + MaximumPending];

    /// <summary>Number of places.</summary>
    public int Length => _places.Length;

    /// <summary>Connections closed to make room for a newer one.</summary>
    public int DisplacedCount { get; private set; }

    /// <summary>Documents that connections, now gone, did not get because a newer one came first.</summary>
    public int DroppedCount { get; private set; }

    /// <summary>The connection at a place, or null.</summary>
    public WebSocketClient? At(int index) => _places[index];

    /// <summary>Counts the connections.</summary>
    /// <param name="isAdmitted">True counts clients, false the others.</param>
    public int Count(bool isAdmitted)
    {
        int count = 0;
        for (int i = 0; i < _places.Length; i++)
        {
            WebSocketClient? client = _places[i];
            if (client != null && client.IsAdmitted == isAdmitted)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>Gives a new connection a place.</summary>
    public void Add(WebSocketClient client)
    {
        if (Count(false) >= MaximumPending)
        {
            DisplaceOldest();
        }

        for (int i = 0; i < _places.Length; i++)
        {
            if (_places[i] == null)
            {
                _places[i] = client;
                return;
            }
        }
    }

    /// <summary>Frees a place if its connection is gone.</summary>
    public void ForgetGone(int index)
    {
        WebSocketClient? client = _places[index];
        if (client != null && client.State == WebSocketClientState.Gone)
        {
            DroppedCount += client.DroppedCount;
            _places[index] = null;
        }
    }

    // Connections that ask for nothing must not keep those out that do: a browser sends its request at once.
    private void DisplaceOldest()
    {
        int oldest = -1;
        for (int i = 0; i < _places.Length; i++)
        {
            WebSocketClient? client = _places[i];
            if (client != null && !client.IsAdmitted && (oldest < 0 || client.ConnectedAt < _places[oldest]!.ConnectedAt))
            {
                oldest = i;
            }
        }

        DisplacedCount++;
        _places[oldest]!.Drop();
        ForgetGone(oldest);
    }
}
