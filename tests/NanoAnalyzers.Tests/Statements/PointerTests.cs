// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Statements;

[TestClass]
public class PointerTests
{
    [TestMethod]
    public void FixedStatementIsReported()
    {
        Snippet.Verify("""
            unsafe class C
            {
                int M(byte[] data)
                {
                    fixed (byte* p = data) // NANO011
                    {
                        return *p;
                    }
                }
            }
            """);
    }

    [TestMethod]
    public void StackallocIsReported()
    {
        Snippet.Verify("""
            unsafe class C
            {
                int M()
                {
                    byte* p = stackalloc byte[8]; // NANO012
                    var q = stackalloc[] { 1, 2 }; // NANO012
                    return p[0] + q[0];
                }
            }
            """);
    }

    [TestMethod]
    public void ArraysAndRefsAreAllowed()
    {
        Snippet.Verify("""
            class C
            {
                private readonly byte[] _data = new byte[8];
                int M()
                {
                    ref byte first = ref _data[0];
                    first = 1;
                    return _data[0] + sizeof(int);
                }
            }
            """);
    }
}
