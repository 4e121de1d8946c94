// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoBuild.Tests;

/// <summary>
/// One copy of the repository for all tests, built once from nothing with several nodes. A test that changes a file
/// changes it back.
/// </summary>
[TestClass]
public static class BuiltRepository
{
    private static RepositoryCopy? _copy;

    internal static RepositoryCopy Copy => _copy!;

    internal static BuildResult FirstBuild { get; private set; } = new(-1, string.Empty);

    [AssemblyInitialize]
    public static void Build(TestContext context)
    {
        _copy = new RepositoryCopy();
        DemoProjects.Write(_copy);
        FirstBuild = _copy.Build(DemoProjects.Solution, "-m:4");
    }

    [AssemblyCleanup]
    public static void Remove() => _copy?.Dispose();
}
