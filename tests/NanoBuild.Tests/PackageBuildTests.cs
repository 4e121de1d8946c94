// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoBuild.Tests;

/// <summary>The build with packages, shown with a made-up feed: the real packages are not part of any test.</summary>
[TestClass]
public sealed class PackageBuildTests
{
    private static RepositoryCopy Repository => BuiltRepository.Copy;

    [ClassInitialize]
    public static void WriteFeed(TestContext context) => MadeUpFeed.Write(Repository);

    [TestMethod]
    public void MissingPackagesGiveOneClearLine()
    {
        string[] options = MadeUpFeed.Options(Repository, MadeUpFeed.Empty);
        BuildResult result = Repository.Build(DemoProjects.Solution, options);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.HasCount(1, result.Errors, result.Output);
        Assert.Contains(
            "error NANOPKG001: nanoFramework.CoreLibrary 1.17.11 is not available from the configured package feed",
            result.Errors[0]);
        Assert.DoesNotContain("NU1101", result.Output);
        Assert.Contains("NU1101", File.ReadAllText(Repository.PathOf("artifacts/nano-packages/restore.log")));
    }

    [TestMethod]
    public void ApplicationBecomesOneImageInDependencyOrder()
    {
        BuildResult result = Repository.Build(DemoProjects.Solution, MadeUpFeed.Options(Repository, MadeUpFeed.Full));
        Assert.AreEqual(0, result.ExitCode, result.Output);
        byte[] image = File.ReadAllBytes(Repository.PathOf(DemoProjects.ApplicationOutput + "App.bin"));
        string[] assemblies = Encoding.ASCII.GetString(image).Split(MadeUpFeed.PeHeader).Skip(1)
            .Select(part => part.TrimEnd('\0')).ToArray();
        string[] expected =
        {
            "mscorlib", "System.Math", "System.Threading", "Core", "nanoFramework.System.Text",
            "System.IO.Streams", "System.IO.Ports", "Board", "App",
        };
        Assert.AreEqual(string.Join(' ', expected), string.Join(' ', assemblies));
        Assert.AreEqual(0, image.Length % 4);
    }

    [TestMethod]
    public void AssemblyWithoutPackageIsNamed()
    {
        string project = File.ReadAllText(Repository.PathOf(DemoProjects.Application));
        Repository.Write(
            DemoProjects.Application,
            project.Replace("<ProjectReference", "<NanoReference Include=\"System.Unknown\" /><ProjectReference"));
        string[] options = MadeUpFeed.Options(Repository, MadeUpFeed.Full);
        BuildResult result = Repository.Build(DemoProjects.Application, options);
        Repository.Write(DemoProjects.Application, project);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.HasCount(1, result.Errors, result.Output);
        Assert.Contains("error NANOPKG002: System.Unknown: ", result.Errors[0]);
    }
}
