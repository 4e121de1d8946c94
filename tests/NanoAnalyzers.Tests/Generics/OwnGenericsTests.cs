// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Generics;

[TestClass]
public class OwnGenericsTests
{
    [TestMethod]
    public void GenericTypeOfAnyKindIsReportedAtItsName()
    {
        Snippet.Verify("""
            class Box<T> { } // NANO001
            struct Pair<T, U> { } // NANO001
            interface ISource<T> { } // NANO001
            delegate void Changed<T>(T value); // NANO001
            record Entry<T>(T Value); // NANO001
            class Outer
            {
                private class Inner<T> { } // NANO001
            }
            """);
    }

    [TestMethod]
    public void GenericPartialTypeIsReportedOnce()
    {
        Snippet.Verify("""
            partial class Box<T> { } // NANO001
            partial class Box<T> { int _value; }
            """);
    }

    [TestMethod]
    public void TypeInsideGenericTypeIsNotReportedAgain()
    {
        Snippet.Verify("""
            class Box<T> // NANO001
            {
                private T _value;
                private class Node { }
                public T Get() { return _value; }
            }
            """);
    }

    [TestMethod]
    public void GenericMethodIsReportedAtItsName()
    {
        Snippet.Verify("""
            class C
            {
                public static T Max<T>(T a, T b) { return a; } // NANO002
                private void Swap<T>( // NANO002
                    ref T a, ref T b) { }
            }
            interface I
            {
                void Send<T>(T value); // NANO002
            }
            """);
    }

    [TestMethod]
    public void GenericLocalFunctionIsReported()
    {
        Snippet.Verify("""
            class C
            {
                int M()
                {
                    T Same<T>(T value) { return value; } // NANO002
                    static int Twice(int value) { return 2 * value; }
                    return Same(3) + Twice(4);
                }
            }
            """);
    }

    [TestMethod]
    public void PlainTypesAndMethodsAreAllowed()
    {
        Snippet.Verify("""
            class Box { public object Value; public int[] Values; }
            interface ISource { object Next(); }
            delegate void Changed(int value);
            static class Extensions { public static int Twice(this int value) { return 2 * value; } }
            """);
    }

    [TestMethod]
    public void UseOfGenericLibraryTypesIsNotThisRule()
    {
        Snippet.Verify("""
            class C
            {
                private readonly System.Collections.Generic.List<int> _values = new();
                int[] Empty() { return Array.Empty<int>(); }
            }
            """);
    }
}
