// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;

namespace BmsGateway.Tests.Web.Desktop;

/// <summary>The tool that makes the page, run as the build runs it.</summary>
[TestClass]
public class WebAssetsTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    [TestMethod]
    public void SameSourceGivesTheSameFile()
    {
        using var folder = new SourceFolder();

        Assert.AreEqual(0, folder.Run("first.cs", out string output), output);
        Assert.AreEqual(0, folder.Run("second.cs", out output), output);

        Assert.AreEqual(folder.Read("first.cs"), folder.Read("second.cs"));
        StringAssert.Contains(output, "bytes gzipped");
    }

    [TestMethod]
    public void CommentsAndIndentationAreTakenOutAndNothingElse()
    {
        using var folder = new SourceFolder();
        folder.Write("style.css", "/* why */\nbody {\n  width: calc(1px + 2px);\n}\n");
        folder.Write("app.js", "// why\n  let a = \"http://x  y\"; // kept\n");

        folder.Run("page.cs", out string output);

        string expected = "<!doctype html>\n<style>body{width:calc(1px + 2px)}</style>\n"
            + "<script>let a = \"http://x  y\"; // kept\n</script>\n";
        StringAssert.Contains(output, $"Page: {expected.Length} bytes,");
    }

    [TestMethod]
    public void TextOverSeveralLinesIsRefusedWithItsPlace()
    {
        using var folder = new SourceFolder();
        folder.Write("app.js", "let a = 1;\nlet b = `x\n  y`;\n");

        Assert.AreEqual(1, folder.Run("page.cs", out string output));
        StringAssert.Contains(output, "error WEB001: app.js(2)");
    }

    [TestMethod]
    public void ScriptsBecomeOneInTheOrderOfThePage()
    {
        using var folder = new SourceFolder();
        folder.Write(
            "index.html",
            "<!doctype html>\n<link rel=\"stylesheet\" href=\"style.css\">\n"
            + "<script src=\"app.js\"></script>\n  <script src=\"b-c.js\"></script>\n");
        folder.Write("b-c.js", "let b = 2;\n");

        Assert.AreEqual(0, folder.Run("page.cs", out string output), output);
        string expected = "<!doctype html>\n<style>body{color:red}</style>\n<script>let a = 1;\nlet b = 2;\n</script>\n";
        StringAssert.Contains(output, $"Page: {expected.Length} bytes,");
    }

    [TestMethod]
    public void ScriptsInTwoPlacesAreRefused()
    {
        using var folder = new SourceFolder();
        folder.Write(
            "index.html",
            "<!doctype html>\n<link rel=\"stylesheet\" href=\"style.css\">\n"
            + "<script src=\"app.js\"></script>\n<p>\n<script src=\"b.js\"></script>\n");
        folder.Write("b.js", "let b = 2;\n");

        Assert.AreEqual(1, folder.Run("page.cs", out string output));
        StringAssert.Contains(output, "in one place");
    }

    [TestMethod]
    public void PageAboveTheLimitStopsTheBuild()
    {
        using var folder = new SourceFolder();
        var noise = new byte[60000];
        new Random(1).NextBytes(noise);
        folder.Write("app.js", "let a = \"" + Convert.ToBase64String(noise) + "\";\n");

        Assert.AreEqual(1, folder.Run("page.cs", out string output));
        StringAssert.Contains(output, "49152 are allowed");
    }

    [TestMethod]
    public void MissingFileAndMissingLinkAreNamed()
    {
        using var folder = new SourceFolder();
        folder.Write("index.html", "<!doctype html>\n<script src=\"app.js\"></script>\n");
        Assert.AreEqual(1, folder.Run("page.cs", out string output));
        StringAssert.Contains(output, "style.css\">");

        File.Delete(folder.PathOf("app.js"));
        Assert.AreEqual(1, folder.Run("page.cs", out output));
        StringAssert.Contains(output, "app.js");
    }

    private static string ToolPath([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(thisFile)!,
        "../../../../firmware/build/WebAssets/bin",
        Configuration,
        "net10.0/WebAssets.dll"));

    /// <summary>A small healthy source of a page.</summary>
    private sealed class SourceFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("webassets");

        public SourceFolder()
        {
            Write(
                "index.html",
                "<!doctype html>\n<!-- why -->\n  <link rel=\"stylesheet\" href=\"style.css\">\n"
                + "  <script src=\"app.js\"></script>\n");
            Write("style.css", "body {\n  color: red;\n}\n");
            Write("app.js", "let a = 1;\n");
        }

        public string PathOf(string name) => Path.Combine(_folder.FullName, name);

        public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

        public string Read(string name) => File.ReadAllText(PathOf(name));

        public int Run(string outputName, out string output)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in new[] { ToolPath(), _folder.FullName, PathOf(outputName), "1.2.3" })
            {
                start.ArgumentList.Add(argument);
            }

            var text = new StringBuilder();
            using Process process = Process.Start(start)!;
            text.Append(process.StandardOutput.ReadToEnd()).Append(process.StandardError.ReadToEnd());
            Assert.IsTrue(process.WaitForExit(30000), "the tool did not end");
            output = text.ToString();
            return process.ExitCode;
        }

        public void Dispose() => _folder.Delete(true);
    }
}
