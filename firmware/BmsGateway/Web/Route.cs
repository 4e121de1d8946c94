// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>One row of the route table.</summary>
public sealed class Route
{
    /// <summary>Makes a row.</summary>
    public Route(RouteId id, string methods, string path, string text)
    {
        Id = id;
        Methods = methods;
        Path = path;
        Text = text;
    }

    /// <summary>What answers.</summary>
    public RouteId Id { get; }

    /// <summary>Allowed methods as in an Allow header ("GET, HEAD").</summary>
    public string Methods { get; }

    /// <summary>Path, compared as it came, without decoding.</summary>
    public string Path { get; }

    /// <summary>What it is for, one English sentence.</summary>
    public string Text { get; }

    /// <summary>True when the method is allowed.</summary>
    public bool Allows(string method)
    {
        string[] allowed = Methods.Split(',');
        for (int i = 0; i < allowed.Length; i++)
        {
            if (allowed[i].Trim() == method)
            {
                return true;
            }
        }

        return false;
    }
}
