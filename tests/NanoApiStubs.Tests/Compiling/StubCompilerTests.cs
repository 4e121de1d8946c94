// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoApiStubs.Compiling;
using NanoApiStubs.Reading;

namespace NanoApiStubs.Tests.Compiling;

/// <summary>Data that reads well but contradicts itself is reported for the line that it is about.</summary>
[TestClass]
public sealed class StubCompilerTests
{
    [TestMethod]
    public void UnknownTypeIsReportedForItsLine()
    {
        using var data = new TemporaryData();
        string[] lines = File.ReadAllLines(data.FileOf("System.Threading"));
        int faulty = System.Array.FindIndex(lines, line => line.Contains("CancelAfter(System.Int32)"));
        lines[faulty] = lines[faulty].Replace("System.Int32", "System.Number");
        File.WriteAllLines(data.FileOf("System.Threading"), lines);
        var error = Assert.ThrowsExactly<StubCompileException>(
            () => StubCompiler.CompileAll(ApiSet.Load(data.Data), data.Output));
        Assert.Contains($"System.Threading.txt({faulty + 1}): error NANOAPI002: CS0234", error.Message);
    }

    [TestMethod]
    public void UnknownOperatorIsReportedForItsLine()
    {
        using var data = new TemporaryData();
        string[] lines = File.ReadAllLines(data.FileOf("mscorlib"));
        int faulty = System.Array.FindIndex(lines, line => line.StartsWith("M:System.DateTime.op_Addition"));
        lines[faulty] = lines[faulty].Replace("op_Addition", "op_Magic");
        File.WriteAllLines(data.FileOf("mscorlib"), lines);
        var error = Assert.ThrowsExactly<ApiFormatException>(
            () => StubCompiler.CompileAll(ApiSet.Load(data.Data), data.Output));
        Assert.Contains($"mscorlib.txt({faulty + 1}): error NANOAPI001: operator op_Magic", error.Message);
    }

    [TestMethod]
    public void MissingReferenceIsNamed()
    {
        using var data = new TemporaryData();
        File.Delete(data.FileOf("mscorlib"));
        var error = Assert.ThrowsExactly<ApiFormatException>(() => ApiSet.Load(data.Data));
        Assert.Contains("'# references mscorlib': no data file describes it", error.Message);
    }

    [TestMethod]
    public void CircularReferencesAreNamed()
    {
        using var data = new TemporaryData();
        File.AppendAllText(data.FileOf("mscorlib"), "# references System.Threading 1.1.52.0\n");
        var error = Assert.ThrowsExactly<ApiFormatException>(() => ApiSet.Load(data.Data));
        Assert.Contains("run in a circle", error.Message);
    }
}
