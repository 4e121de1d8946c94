// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using BmsGateway.EndToEnd.Bench;

namespace BmsGateway.EndToEnd;

/// <summary>The first command of the README.</summary>
[TestClass]
public class RunScriptTests
{
    [TestMethod]
    public void ScriptRunsTheMainJobAndStopsAllOfIt()
    {
        int port = FreePort.NextPair();
        string script = Path.Combine(TestPaths.Repository, "firmware", "run.sh");
        string folder = Directory.CreateTempSubdirectory("run-script-test-").FullName;
        using var run = new ChildProcess("env", "TMPDIR=" + folder, "bash", script, "--http", port.ToString());
        run.WaitForLine("Ctrl-C", 180);
        using var client = new HttpClient();
        JsonElement live = default;
        Eventually.IsTrue(
            () =>
            {
                live = JsonDocument.Parse(client.GetStringAsync($"http://localhost:{port}/api/v1/live").Result).RootElement;
                JsonElement links = live.GetProperty("links");
                return links.GetProperty("mqtt").GetProperty("connected").GetBoolean()
                    && links.GetProperty("gx").GetProperty("identified").GetBoolean()
                    && links.GetProperty("bms").GetProperty("state").GetString() == "online";
            },
            20,
            () => "everything connected:\n" + live + "\n" + run.Output);
        Assert.AreEqual(16, live.GetProperty("cells").GetArrayLength());
        Assert.IsTrue(run.Lines.Length < 40, "more than one screen:\n" + run.Output);

        run.Signal("INT");

        run.WaitForExit(20);
        Assert.AreEqual("", ProcessesThatMention($"--http {port}"));
        Assert.AreEqual("", ProcessesThatMention(folder));
        Assert.AreEqual("", string.Join(' ', Directory.GetFileSystemEntries(folder, "bms-gateway*")));
        Directory.Delete(folder, true);
    }

    private static string ProcessesThatMention(string text)
    {
        var start = new ProcessStartInfo("pgrep", new[] { "-fa", "--", text }) { RedirectStandardOutput = true };
        using Process pgrep = Process.Start(start)!;
        return pgrep.StandardOutput.ReadToEnd().Trim();
    }
}
