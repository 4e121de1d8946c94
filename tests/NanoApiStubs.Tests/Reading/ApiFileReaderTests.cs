// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoApiStubs.Model;
using NanoApiStubs.Reading;

namespace NanoApiStubs.Tests.Reading;

/// <summary>What a data file may hold, and what is said when it holds something else.</summary>
[TestClass]
public sealed class ApiFileReaderTests
{
    private static readonly string[] Healthy =
    {
        "# assembly Demo",
        "# assembly version 1.2.3.4",
        "# full public key 0024AB",
        "# references mscorlib 1.17.11.0",
        "# native version 100.0.0.1",
        "T:Demo.Box public sealed class : System.Object, System.IDisposable",
        "M:Demo.Box.#ctor(System.Int32[],System.String@) : System.Void [protected internal] (params sizes, out name)",
        "M:Demo.Box.Say(System.String) : System.Void [public static] (text = \"a, (b) @c\") @Obsolete(\"x, @y\",true)",
        "P:Demo.Box.Item(System.Int32) : System.Byte [public virtual] {public get; protected set;} (index)",
        "T:Demo.Box.Kind public enum : System.Byte @Flags",
        "F:Demo.Box.Kind.Big : Demo.Box.Kind [public const] = 2",
    };

    [TestMethod]
    public void HealthyFileIsReadCompletely()
    {
        ApiAssembly assembly = ApiFileReader.Parse("demo.txt", Healthy);
        Assert.AreEqual("Demo", assembly.Name);
        Assert.AreEqual("1.2.3.4", assembly.Version.ToString());
        Assert.AreEqual("100.0.0.1", assembly.NativeVersion);
        CollectionAssert.AreEqual(new byte[] { 0x00, 0x24, 0xAB }, assembly.PublicKey);
        CollectionAssert.AreEqual(new[] { "mscorlib" }, assembly.References);
        ApiType box = assembly.Types.Single();
        Assert.AreEqual("Demo.Box.Kind", box.Nested.Single().FullName);
        Assert.AreEqual("2", box.Nested.Single().Members.Single().Constant);
        CollectionAssert.AreEqual(new[] { "System.Object", "System.IDisposable" }, box.Bases.ToArray());
    }

    [TestMethod]
    public void QuotedTextMayHoldSeparatorsAndBrackets()
    {
        ApiMember say = ApiFileReader.Parse("demo.txt", Healthy).Types[0].Members[1];
        Assert.AreEqual("\"a, (b) @c\"", say.Parameters.Single().DefaultValue);
        Assert.AreEqual("\"x, @y\",true", say.Annotations.Single().Arguments);
        Assert.IsTrue(say.Has("static"));
    }

    [TestMethod]
    public void AccessParameterKindsAndAccessorsAreKept()
    {
        ApiType box = ApiFileReader.Parse("demo.txt", Healthy).Types[0];
        Assert.AreEqual("protected internal", box.Members[0].Access);
        Assert.AreEqual("params", box.Members[0].Parameters[0].Kind);
        Assert.AreEqual("out", box.Members[0].Parameters[1].Kind);
        Assert.AreEqual("System.String", box.Members[0].Parameters[1].Type);
        CollectionAssert.AreEqual(new[] { "public get", "protected set" }, box.Members[2].Accessors.ToArray());
    }

    [TestMethod]
    [DataRow(2, "# assembly version one", "'one' is not a version")]
    [DataRow(3, "# full public key 0024zz", "hex")]
    [DataRow(6, "T:Demo.Box internal class", "expected 'T:name public|protected")]
    [DataRow(7, "M:Demo.Other.Say : System.Void [public] ()", "the member must belong to Demo.Box")]
    [DataRow(7, "M:Demo.Box.Say System.Void [public] ()", "expected ' : type [modifiers]'")]
    [DataRow(7, "M:Demo.Box.Say(System.Int32 : System.Void [public] (a)", "no closing ')'")]
    [DataRow(7, "M:Demo.Box.Say(System.Int32) : System.Void [public] (a, b)", "1 parameter types but 2")]
    [DataRow(7, "M:Demo.Box.Say(System.Int32) : System.Void [public] (out a)", "'@' goes with out, ref or in")]
    [DataRow(7, "M:Demo.Box.Say(System.Int32) : System.Void [public] (a = \"x)", "quote")]
    [DataRow(7, "M:Demo.Box.Say : System.Void [public] () nonsense", "unexpected 'nonsense'")]
    [DataRow(10, "T:Demo.Box public class : System.Object", "is there twice")]
    [DataRow(11, "Q:Demo.Box.Kind.Big", "a line starts with")]
    public void FaultyLineIsNamedWithFileAndReason(int line, string text, string reason)
    {
        string[] lines = (string[])Healthy.Clone();
        lines[line - 1] = text;
        var error = Assert.ThrowsExactly<ApiFormatException>(() => ApiFileReader.Parse("demo.txt", lines));
        Assert.StartsWith($"demo.txt({line}): error NANOAPI001: ", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [TestMethod]
    public void FileWithoutIdentityIsRefused()
    {
        var error = Assert.ThrowsExactly<ApiFormatException>(() => ApiFileReader.Parse("demo.txt", Healthy[1..2]));
        Assert.Contains("# full public key", error.Message);
    }
}
