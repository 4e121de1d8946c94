// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Linq;
using System.Reflection;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>Where the parts of the bench lie.</summary>
public static class TestPaths
{
    /// <summary>Top of the repository.</summary>
    public static string Repository => Metadata("Repository");

    /// <summary>The desktop gateway as built together with these tests.</summary>
    public static string DesktopGateway => Path.Combine(
        Repository, "firmware", "BmsGateway.Desktop", "bin", Metadata("Configuration"), "net10.0", "BmsGateway.Desktop.dll");

    /// <summary>Program that drives a browser.</summary>
    public static string BrowserDriver => Path.Combine(Repository, "tests", "BmsGateway.EndToEnd", "browser", "driver.mjs");

    /// <summary>Folder for pictures that a person may want to look at.</summary>
    public static string Screenshots => Directory.CreateDirectory(Path.Combine(Repository, "artifacts", "screenshots")).FullName;

    private static string Metadata(string key) =>
        typeof(TestPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
