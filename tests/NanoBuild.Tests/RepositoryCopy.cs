// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NanoBuild.Tests;

/// <summary>
/// A clean clone in small: the build files and the API data of this repository, with device projects of the test.
/// So nothing that other builds use is touched, and nothing that they left behind helps. Removed at the end.
/// </summary>
internal sealed class RepositoryCopy : IDisposable
{
    private const string Header =
        "// Copyright (c) The BMS Gateway contributors.\n// Licensed under the MIT license.\n";

    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(5);
    private static readonly string[] OutputFolders = { "bin", "obj" };

    // Left out: no test here is about what the analyzers say, and compiling them takes longer than all the rest.
    private static readonly string[] SkippedFolders = { "NanoAnalyzers" };

    internal RepositoryCopy()
    {
        foreach (string file in new[] { "Directory.Build.props", "nuget.config", ".editorconfig" })
        {
            File.Copy(Path.Combine(SourceRoot, file), PathOf(file));
        }

        CopyFolder("firmware/build");
        CopyFolder("firmware/nano-api");
    }

    internal string Root { get; } = Directory.CreateTempSubdirectory("nano-build-").FullName;

    private static string SourceRoot => Metadata("RepositoryRoot");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    internal static string Metadata(string key) => typeof(RepositoryCopy).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    internal string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Writes a file of a test project.</summary>
    internal void Write(string relative, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), content);
    }

    /// <summary>Writes a C# file of a test project, with the header that every file has.</summary>
    internal void WriteSource(string relative, string content) => Write(relative, Header + content);

    /// <summary>Runs <c>dotnet build</c> in the copy.</summary>
    internal BuildResult Build(string project, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in new[] { "build", project, "-nologo", "-nodeReuse:false", "-v:minimal" })
        {
            start.ArgumentList.Add(argument);
        }

        Array.ForEach(options, start.ArgumentList.Add);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(BuildTimeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet build {project} did not end within {BuildTimeout}");
        }

        return new BuildResult(process.ExitCode, output.Result + error.Result);
    }

    private void CopyFolder(string relative)
    {
        string source = Path.Combine(SourceRoot, relative);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(source, file);
            string[] folders = path.Split(Path.DirectorySeparatorChar)[..^1];
            if (!folders.Intersect(OutputFolders.Concat(SkippedFolders)).Any())
            {
                string target = Path.Combine(Root, relative, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}
