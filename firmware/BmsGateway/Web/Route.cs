// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>One row of the route table.</summary>
public sealed class Route
{
    /// <summary>Content type of almost every answer, and of every error.</summary>
    public const string JsonType = "application/json; charset=utf-8";

    // RFC 7111 and RFC 4180, section 3.
    private const string CsvType = "text/csv; charset=utf-8";

    private readonly string[] _allowed;

    /// <summary>Makes a row.</summary>
    public Route(RouteId id, string methods, string path, RouteRole role, int maximumBody, int maximumAnswer, string text)
    {
        Id = id;
        Methods = methods;
        Path = path;
        Role = role;
        MaximumBody = maximumBody;
        MaximumAnswer = maximumAnswer;
        Text = text;
        _allowed = methods.Split(',');
        for (int i = 0; i < _allowed.Length; i++)
        {
            _allowed[i] = _allowed[i].Trim();
        }
    }

    /// <summary>What answers.</summary>
    public RouteId Id { get; }

    /// <summary>Allowed methods as in an Allow header ("GET, HEAD").</summary>
    public string Methods { get; }

    /// <summary>Path, compared as it came, without decoding.</summary>
    public string Path { get; }

    /// <summary>Who may read; POST and PUT need the owner on every route but those of the login.</summary>
    public RouteRole Role { get; }

    /// <summary>Largest request body, bytes; 0 when there is none.</summary>
    public int MaximumBody { get; }

    /// <summary>Content type of an answer with status 200.</summary>
    public string ContentType => Id == RouteId.HistoryFile ? CsvType : JsonType;

    /// <summary>Largest answer, bytes.</summary>
    public int MaximumAnswer { get; }

    /// <summary>What it is for, one English sentence.</summary>
    public string Text { get; }

    /// <summary>True when the method is allowed.</summary>
    public bool Allows(string method)
    {
        for (int i = 0; i < _allowed.Length; i++)
        {
            if (_allowed[i] == method)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a method that changes something: every one but GET and HEAD.</summary>
    public static bool IsChange(string method) => method != "GET" && method != "HEAD";
}
