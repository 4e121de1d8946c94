// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Native;

[TestClass]
public class NativeMethodTests
{
    private const string NativeMethod = """
        using System.Runtime.CompilerServices;
        class Port
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            private static extern int NativeRead(byte[] data); // NANO014
            public extern int Speed
            {
                [MethodImpl(MethodImplOptions.InternalCall)]
                get; // NANO014
            }
            [MethodImpl(MethodImplOptions.NoInlining)]
            private static int Read(byte[] data) { return data[0]; }
        }
        """;

    [TestMethod]
    [DataRow(LanguageVersion.CSharp11)]
    [DataRow(LanguageVersion.CSharp13)]
    [DataRow(LanguageVersion.Latest)]
    [DataRow(LanguageVersion.Preview)]
    public void NativeMethodNeedsLanguageVersion10(LanguageVersion version)
    {
        Snippet.Verify(NativeMethod, version);
    }

    [TestMethod]
    [DataRow(LanguageVersion.CSharp10)]
    [DataRow(LanguageVersion.CSharp8)]
    public void NativeMethodIsAllowedUpToLanguageVersion10(LanguageVersion version)
    {
        Snippet.Verify(NativeMethod.Replace("// NANO014", ""), version);
    }

    [TestMethod]
    public void NewerLanguageVersionIsAllowedWithoutNativeMethods()
    {
        Snippet.Verify(
            """
            class C
            {
                [System.Runtime.InteropServices.DllImport("port")]
                private static extern int Import();
                private string _text = $"{nameof(C)}";
            }
            """,
            LanguageVersion.CSharp13);
    }
}
