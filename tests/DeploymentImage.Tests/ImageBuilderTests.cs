// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace DeploymentImage.Tests;

/// <summary>What an image holds, and when none is made.</summary>
[TestClass]
public sealed class ImageBuilderTests
{
    [TestMethod]
    public void EachAssemblyComesBehindWhatItReferences()
    {
        using var app = new MadeUpApplication();
        string[] names = DependencyOrder.Of(app.Application).Select(a => a.Identity.Name).ToArray();
        CollectionAssert.AreEqual(new[] { "Core", "Zeta", "Alpha", "App" }, names);
    }

    [TestMethod]
    public void EachFileIsFilledUpWithZerosToFourBytes()
    {
        using var app = new MadeUpApplication();
        ImageBuilder.Write(app.Application, app.Image);
        var expected = new List<byte>();
        foreach ((string name, int zeros) in new[] { ("Core", 0), ("Zeta", 3), ("Alpha", 2), ("App", 1) })
        {
            expected.AddRange(File.ReadAllBytes(app.PathOf(name + ".pe")));
            expected.AddRange(new byte[zeros]);
        }

        CollectionAssert.AreEqual(expected, File.ReadAllBytes(app.Image));
        Assert.AreEqual(0, expected.Count % 4);
    }

    [TestMethod]
    public void ReportNamesVersionSizeAndNativeChecksum()
    {
        using var app = new MadeUpApplication();
        IReadOnlyList<string> report = ImageBuilder.Write(app.Application, app.Image);
        Assert.AreEqual("Core 1.2.0.0: 24 bytes, native checksum 0x8EFB9944", report[0]);
        Assert.AreEqual($"{app.Image}: 4 assemblies, 116 bytes", report[^1]);
    }

    [TestMethod]
    public void AssemblyThatIsNotReferencedStaysOut()
    {
        using var app = new MadeUpApplication();
        app.WriteAssembly("Unused", "1.0.0.0", "Core 1.2.0.0");
        app.WritePe("Unused", 40);
        Assert.HasCount(5, ImageBuilder.Write(app.Application, app.Image));
    }

    [TestMethod]
    public void MissingReferenceIsAnError()
    {
        using var app = new MadeUpApplication();
        File.Delete(app.PathOf("Zeta.dll"));
        AssertNoImage(app, "NANOIMG002: references Zeta, but");
    }

    [TestMethod]
    public void OlderReferenceThanAskedForIsAnError()
    {
        using var app = new MadeUpApplication();
        app.WriteAssembly("Core", "1.1.9.0");
        AssertNoImage(app, "NANOIMG003: asks for Core 1.2.0.0, but");
    }

    [TestMethod]
    public void NewerReferenceThanAskedForIsTaken()
    {
        using var app = new MadeUpApplication();
        app.WriteAssembly("Core", "1.2.1.0");
        Assert.HasCount(5, ImageBuilder.Write(app.Application, app.Image));
    }

    [TestMethod]
    public void MissingPeFileIsAnError()
    {
        using var app = new MadeUpApplication();
        File.Delete(app.PathOf("Alpha.pe"));
        AssertNoImage(app, "Alpha.pe : error NANOIMG004: is missing");
    }

    [TestMethod]
    [DataRow("NFMRK2")]
    [DataRow("MZ")]
    public void PeFileOfAnotherFormatIsAnError(string marker)
    {
        using var app = new MadeUpApplication();
        app.WritePe("Zeta", 32, marker);
        AssertNoImage(app, $"Zeta.pe : error NANOIMG005: starts with '{marker}' instead of 'NFMRK1'");
    }

    [TestMethod]
    public void CutOffPeFileIsAnError()
    {
        using var app = new MadeUpApplication();
        File.WriteAllBytes(app.PathOf("Zeta.pe"), File.ReadAllBytes(app.PathOf("Zeta.pe"))[..10]);
        AssertNoImage(app, "Zeta.pe : error NANOIMG005");
    }

    [TestMethod]
    public void ApplicationThatIsNoAssemblyIsAnError()
    {
        using var app = new MadeUpApplication();
        File.WriteAllText(app.Application, "text");
        AssertNoImage(app, "App.dll : error NANOIMG001: cannot be read as an assembly");
    }

    private static void AssertNoImage(MadeUpApplication app, string message)
    {
        var error = Assert.ThrowsExactly<ImageException>(() => ImageBuilder.Write(app.Application, app.Image));
        Assert.Contains(message, error.Message);
        Assert.IsFalse(File.Exists(app.Image));
    }
}
