// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoBuild.Tests;

/// <summary>The package table, the API data and the device projects agree with each other.</summary>
[TestClass]
public sealed class PackageTableTests
{
    // The newest package of it is newer than its newest public source, which the API data comes from.
    private const string NewerThanItsData = "System.Net";

    // A test library reports 1.0.0.0 but has no methods in the firmware; the interpreter needs nothing for it.
    private static readonly string[] NoNativePart = { "0.0.0.0", "1.0.0.0" };

    private static readonly string Root = RepositoryCopy.Metadata("RepositoryRoot");

    public static IEnumerable<object[]> Rows => Table().Select(row => new object[] { Value(row, "Include") });

    public static IEnumerable<object[]> DeviceProjects => ProjectFiles().Select(
        file => new object[] { Path.GetRelativePath(Root, file) });

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void RowSaysWhatTheApiDataSays(string assembly)
    {
        XElement row = Row(assembly);
        ApiHeader data = ApiHeader.Of(assembly);
        Assert.AreEqual(data.Package, Value(row, "Package"));
        if (assembly != NewerThanItsData)
        {
            Assert.AreEqual(data.Version, Value(row, "Version"));
            string native = NoNativePart.Contains(data.NativeVersion) ? "-" : data.NativeVersion;
            Assert.AreEqual(native, Value(row, "NativeVersion"));
        }
    }

    [TestMethod]
    [DataRow("nanoFramework.M2Mqtt", "5.1.220")]
    [DataRow("System.Net", "1.11.60")]
    public void PackageIsNotOlderThanItsKnownDefects(string assembly, string oldest) =>
        Assert.IsGreaterThanOrEqualTo(Version.Parse(oldest), Version.Parse(Value(Row(assembly), "Version")));

    [TestMethod]
    public void OnePackageHasOneVersion()
    {
        foreach (IGrouping<string, XElement> package in Table().GroupBy(row => Value(row, "Package")))
        {
            Assert.AreEqual(1, package.Select(row => Value(row, "Version")).Distinct().Count(), package.Key);
        }
    }

    [TestMethod]
    [DynamicData(nameof(DeviceProjects))]
    public void ProjectListsWhatItsReferencesNeed(string project)
    {
        string[] listed = XElement.Load(Path.Combine(Root, project)).Descendants("NanoReference")
            .Select(item => Value(item, "Include")).Append("mscorlib").ToArray();
        string[] known = Table().Select(row => Value(row, "Include")).ToArray();
        string[] unknown = listed.Except(known).ToArray();
        string[] missing = listed.SelectMany(name => ApiHeader.Of(name).References).Except(listed).ToArray();
        Assert.AreEqual(string.Empty, string.Join(' ', unknown), "not in the package table");
        Assert.AreEqual(string.Empty, string.Join(' ', missing), "needed by the references, but not listed");
    }

    [TestMethod]
    public void AllDeviceProjectsAreChecked() => Assert.IsGreaterThanOrEqualTo(4, ProjectFiles().Length);

    private static string[] ProjectFiles() => new[] { "firmware", "tests" }
        .SelectMany(folder => Directory.GetDirectories(Path.Combine(Root, folder)))
        .SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
        .Where(file => XElement.Load(file).Descendants("NanoReference").Any()).ToArray();

    private static XElement[] Table() => XElement
        .Load(Path.Combine(Root, "firmware", "build", "nano-packages.props")).Descendants("NanoPackage").ToArray();

    private static XElement Row(string assembly) => Table().Single(row => Value(row, "Include") == assembly);

    private static string Value(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
