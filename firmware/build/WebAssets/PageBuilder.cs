// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WebAssets;

/// <summary>
/// Puts index.html, style.css and the scripts that it names into one file and compresses it. The scripts become one, in
/// the order of the page. The same input gives the same bytes.
/// </summary>
internal static partial class PageBuilder
{
    /// <summary>
    /// Largest page, gzipped. The budget of all views is 20 kB (a test watches it); above 48 kB the device would feel it.
    /// </summary>
    public const int MaximumGzipBytes = 48 * 1024;

    private const string StyleLink = "<link rel=\"stylesheet\" href=\"style.css\">";

    // Byte 9 of a gzip header names the operating system; 255 = unknown (RFC 1952 §2.3.1).
    private const int SystemAt = 9;

    /// <summary>Builds the page.</summary>
    /// <param name="folder">Folder with the source files.</param>
    public static Page Build(string folder)
    {
        string style = Trimmer.TrimStyle(Read(folder, "style.css"));
        string html = Trimmer.TrimHtml(Read(folder, "index.html"));
        string links = ScriptLinks().Match(html).Value;
        string script = ReadScripts(folder, links);
        if (script.Contains("</script", StringComparison.OrdinalIgnoreCase)
            || style.Contains("</style", StringComparison.OrdinalIgnoreCase))
        {
            throw new PageException("A script must not contain </script and style.css must not contain </style.");
        }

        html = ReplaceOnce(html, StyleLink, "<style>" + style + "</style>");
        html = ReplaceOnce(html, links, "<script>" + script + "</script>");
        if (ScriptLinks().IsMatch(html))
        {
            throw new PageException("index.html must name all scripts in one place, one behind the other.");
        }

        byte[] plain = Encoding.UTF8.GetBytes(html);
        byte[] gzip = Compress(plain);
        if (gzip.Length > MaximumGzipBytes)
        {
            throw new PageException($"The page has {gzip.Length} bytes gzipped; {MaximumGzipBytes} are allowed.");
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..16];
        return new Page(gzip, plain.Length, hash, SourceExpression(script), SourceExpression(style));
    }

    private static string ReadScripts(string folder, string links)
    {
        if (links.Length == 0)
        {
            throw new PageException("index.html must name a script: <script src=\"app.js\"></script>");
        }

        var script = new StringBuilder();
        foreach (Match link in ScriptName().Matches(links))
        {
            string name = link.Groups[1].Value;
            script.Append(Trimmer.TrimScript(Read(folder, name), name));
        }

        return script.ToString();
    }

    private static string Read(string folder, string name) =>
        File.ReadAllText(Path.Combine(folder, name)).Replace("\r\n", "\n");

    private static string ReplaceOnce(string text, string old, string replacement)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw new PageException($"index.html must contain exactly once: {old}");
        }

        return string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }

    private static string SourceExpression(string text) =>
        "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "'";

    private static byte[] Compress(byte[] plain)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.SmallestSize))
        {
            gzip.Write(plain);
        }

        byte[] bytes = result.ToArray();
        bytes[SystemAt] = 255;
        return bytes;
    }

    [GeneratedRegex("<script src=\"[a-z-]+\\.js\"></script>(\\n<script src=\"[a-z-]+\\.js\"></script>)*")]
    private static partial Regex ScriptLinks();

    [GeneratedRegex("src=\"([a-z-]+\\.js)\"")]
    private static partial Regex ScriptName();
}
