// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace BmsGateway.Tests.Support.Desktop;

/// <summary>
/// A part of a document that is made from a table of the code. It stands between two marker lines; a test compares it, and with
/// BMS_UPDATE_DOCS=1 in the environment writes it.
/// </summary>
public static class GeneratedDocument
{
    private const string Begin = "<!-- generated: ";
    private const string End = "<!-- end of generated -->";

    /// <summary>Compares, or writes, the generated part.</summary>
    /// <param name="fileName">File below docs/.</param>
    /// <param name="source">Table that the part is made from; it stands in the marker.</param>
    /// <param name="expected">Lines of the part.</param>
    public static void Check(string fileName, string source, string expected)
    {
        string path = PathOf(fileName);
        string text = File.ReadAllText(path);
        string begin = Begin + source + " -->\n";
        int start = text.IndexOf(begin, StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.IndexOf(End, start, StringComparison.Ordinal);
        Assert.IsTrue(end >= 0, "docs/" + fileName + " has no part marked " + begin.Trim());

        string updated = text.Substring(0, start + begin.Length) + "\n" + expected.Trim() + "\n\n" + text.Substring(end);
        if (Environment.GetEnvironmentVariable("BMS_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, updated);
        }

        Assert.AreEqual(updated, File.ReadAllText(path), "docs/" + fileName + " is out of date; run this test with BMS_UPDATE_DOCS=1");
    }

    /// <summary>Where a document lies.</summary>
    /// <param name="fileName">File below docs/.</param>
    public static string PathOf(string fileName) => Path.Combine(DocsFolder(), fileName);

    private static string DocsFolder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "..", "docs"));
}
