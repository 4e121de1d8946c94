// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;

namespace NanoBuild.Tests;

/// <summary>Device projects: a library for both platforms, a device library and two applications.</summary>
internal static class DemoProjects
{
    internal const string Solution = "demo.slnx";
    internal const string Application = "firmware/App/App.csproj";
    internal const string ApplicationOutput = "firmware/App/bin/NanoPackages/Debug/netnano1.0/";

    private const string Pacer = @"
using System;
using System.Threading;

namespace Core;

/// <summary>Waits.</summary>
public sealed class Pacer
{
    /// <summary>What it is for.</summary>
    public string? Name { get; set; }

    /// <summary>Waits a little.</summary>
    public Thread Start(double seconds, CancellationToken stop) =>
        new(() => stop.WaitHandle.WaitOne((int)Math.Floor(seconds * 1000), false));
}
";

    private const string Link = @"
using System.IO.Ports;
using System.Threading;

namespace Board;

/// <summary>A serial line.</summary>
public static class Link
{
    /// <summary>Opens it.</summary>
    public static void Open()
    {
        using var port = new SerialPort(""COM2"");
        port.Open();
        new Core.Pacer().Start(port.ReadTimeout, CancellationToken.None).Start();
    }
}
";

    private const string Program = @"
namespace @NAME@;

internal static class Program
{
    private static void Main() => Board.Link.Open();
}
";

    private static readonly string[] CoreReferences = { "System.Threading", "System.Math" };

    private static readonly string[] BoardReferences =
    {
        "nanoFramework.Runtime.Events", "nanoFramework.System.Text", "System.IO.Ports", "System.IO.Streams",
        "System.Threading",
    };

    private static readonly string[] Folders =
    {
        "Core", "Board", "App", "Other", "build/NanoApiStubs", "build/DeploymentImage", "build/NanoPackages",
    };

    /// <summary>Writes all projects and a solution.</summary>
    internal static void Write(RepositoryCopy repository)
    {
        const string Device = "<TargetFramework>netnano1.0</TargetFramework>";
        const string Both = "<TargetFrameworks>net10.0;netnano1.0</TargetFrameworks>";
        WriteProject(repository, "Core", Both, Items("NanoReference", CoreReferences));
        repository.WriteSource("firmware/Core/Pacer.cs", Pacer);
        string core = Items("ProjectReference", "../Core/Core.csproj");
        WriteProject(repository, "Board", Device, Items("NanoReference", BoardReferences) + core);
        repository.WriteSource("firmware/Board/Link.cs", Link);
        foreach (string name in new[] { "App", "Other" })
        {
            string board = Items("ProjectReference", "../Board/Board.csproj");
            WriteProject(repository, name, Device + "<OutputType>Exe</OutputType>", board);
            repository.WriteSource($"firmware/{name}/Program.cs", Program.Replace("@NAME@", name));
        }

        repository.Write(Solution, $"<Solution>{string.Concat(Folders.Select(SolutionEntry))}</Solution>");
    }

    private static void WriteProject(RepositoryCopy repository, string name, string properties, string items) =>
        repository.Write(
            $"firmware/{name}/{name}.csproj",
            $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{properties}</PropertyGroup>"
            + $"<ItemGroup>{items}</ItemGroup><Import Project=\"../build/Nano.props\" /></Project>");

    private static string Items(string kind, params string[] names) =>
        string.Concat(names.Select(name => $"<{kind} Include=\"{name}\" />"));

    private static string SolutionEntry(string folder) =>
        $"<Project Path=\"firmware/{folder}/{folder.Split('/')[^1]}.csproj\" />";
}
