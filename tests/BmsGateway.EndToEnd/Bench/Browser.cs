// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>A stock browser of the machine, driven through a small Node.js program.</summary>
public sealed class Browser : ChildProcess
{
    private readonly int _browserId;
    private int _answers;

    /// <summary>Starts it; kind is "chromium" or "firefox".</summary>
    public Browser(string kind)
        : base("node", TestPaths.BrowserDriver, kind)
    {
        JsonElement hello = Answer(60);
        Version = hello.GetProperty("version").GetString()!;
        _browserId = hello.GetProperty("pid").GetInt32();
    }

    /// <summary>What the browser calls itself.</summary>
    public string Version { get; }

    /// <summary>Opens a page.</summary>
    public void Open(string url, int width = 1280, int height = 900) => Command(new { command = "open", url, width, height });

    /// <summary>Loads the page again.</summary>
    public void Reload() => Command(new { command = "reload" });

    /// <summary>Takes a picture of the page into artifacts/screenshots.</summary>
    public void Screenshot(string name) =>
        Command(new { command = "screenshot", path = System.IO.Path.Combine(TestPaths.Screenshots, name + ".png") });

    /// <summary>Result of a JavaScript expression as text.</summary>
    public string Evaluate(string expression) => Command(new { command = "evaluate", expression }).GetProperty("value").GetString()!;

    /// <summary>Errors that the page has written to the console.</summary>
    public string[] Complaints() =>
        Command(new { command = "complaints" }).GetProperty("complaints").EnumerateArray().Select(e => e.GetString()!).ToArray();

    /// <summary>Text of every element with a data-test mark.</summary>
    public Dictionary<string, string> Read() =>
        Command(new { command = "read" }).GetProperty("values").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);

    /// <summary>Waits until the text of a marked element satisfies a condition.</summary>
    public void WaitFor(string mark, Func<string, bool> condition, double seconds)
    {
        string last = "";
        Eventually.IsTrue(
            () => Read().TryGetValue(mark, out string? text) && condition(last = text),
            seconds,
            () => $"{mark} of the page, last seen \"{last}\"");
    }

    /// <summary>Stops the browser from running, as a laptop lid does.</summary>
    public void Freeze() => SignalTo("-" + _browserId, "STOP");

    /// <summary>Ends <see cref="Freeze"/>.</summary>
    public void Thaw() => SignalTo("-" + _browserId, "CONT");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_browserId != 0)
        {
            SignalTo("-" + _browserId, "KILL");
        }

        base.Dispose(disposing);
    }

    private JsonElement Command(object request)
    {
        WriteLine(JsonSerializer.Serialize(request));
        return Answer(60);
    }

    private JsonElement Answer(double seconds)
    {
        string[] answers = Array.Empty<string>();
        Eventually.IsTrue(
            () => (answers = Lines.Where(l => l.StartsWith("{\"ok\"", StringComparison.Ordinal)).ToArray()).Length > _answers,
            seconds,
            () => "answer of the browser driver:\n" + Output);
        JsonElement answer = JsonDocument.Parse(answers[_answers++]).RootElement;
        Assert.IsTrue(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        return answer;
    }
}
