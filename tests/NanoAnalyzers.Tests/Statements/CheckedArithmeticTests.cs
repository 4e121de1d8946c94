// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Statements;

[TestClass]
public class CheckedArithmeticTests
{
    [TestMethod]
    public void CheckedExpressionAndStatementAreReported()
    {
        Snippet.Verify("""
            class C
            {
                int M(int a, int b)
                {
                    checked // NANO010
                    {
                        a += b;
                    }

                    return checked(a + b) // NANO010
                        + (int)checked((byte)a); // NANO010
                }
            }
            """);
    }

    [TestMethod]
    public void UncheckedAndPlainArithmeticAreAllowed()
    {
        Snippet.Verify("""
            class C
            {
                int M(int a, int b)
                {
                    unchecked { a += b; }
                    return unchecked(a * b) + (byte)a;
                }
            }
            """);
    }

    [TestMethod]
    public void CompilerOptionForOverflowIsReported()
    {
        Snippet.Verify(
            "class C { int M(int a, int b) { return a + b; } }",
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, checkOverflow: true),
            withoutLocation: "NANO010");
    }
}
