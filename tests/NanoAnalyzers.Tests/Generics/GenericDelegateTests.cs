// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Generics;

[TestClass]
public class GenericDelegateTests
{
    [TestMethod]
    public void GenericDelegateIsReportedWhereverItIsNamed()
    {
        Snippet.Verify("""
            class C
            {
                private Action<int> _handler; // NANO003
                public event EventHandler<EventArgs> Changed; // NANO003
                public System.Func<int> Read { get; set; } // NANO003
                void M(Func<int, bool> test) // NANO003
                {
                    object o = typeof(Func<>); // NANO003
                    if (o is Action<string>) { } // NANO003
                    Action<int>[] all = new Action<int>[2]; // NANO003 NANO003
                }
            }
            """);
    }

    [TestMethod]
    public void GenericDelegateIsReportedInUsingAlias()
    {
        Snippet.Verify("""
            using Reader = System.Func<int>; // NANO003
            class C { private Reader _reader; }
            """);
    }

    [TestMethod]
    public void InitializerOfNamedGenericDelegateIsReportedOnce()
    {
        Snippet.Verify("""
            class C
            {
                private Func<int, int> _twice = v => 2 * v; // NANO003
                public Func<int, int> Same { get; } = v => v; // NANO003
                void M()
                {
                    Func<int, int> local = v => v; // NANO003
                    object cast = (Func<int, int>)(v => v); // NANO003
                }
            }
            """);
    }

    [TestMethod]
    public void OwnGenericDelegateIsReportedAtItsDeclarationOnly()
    {
        Snippet.Verify("""
            delegate void Changed<T>(T value); // NANO001
            class C { private Changed<int> _changed; }
            """);
    }

    [TestMethod]
    public void OwnAndPlainDelegatesAreAllowed()
    {
        Snippet.Verify("""
            delegate int Reader(int address);
            class C
            {
                private Action _stop;
                public event EventHandler Changed;
                private static int Twice(int value) { return 2 * value; }
                void M(Reader reader, System.Threading.TimerCallback tick)
                {
                    Reader lambda = v => v + 1;
                    reader = Twice;
                    Reader made = new Reader(Twice);
                    var made2 = new Reader(static (int v) => v);
                    _stop = () => { };
                    Changed += (sender, e) => { };
                    var stop = () => { };
                    M(v => v, _ => { });
                }
            }
            """);
    }

    [TestMethod]
    public void NameofAndDocumentationMayNameGenericDelegates()
    {
        Snippet.Verify("""
            /// <summary>Not a <see cref="Func{T}"/>, not an <see cref="System.Action{T}"/>.</summary>
            class C { private string _name = nameof(Func<int>); }
            """);
    }

    [TestMethod]
    public void UseOfOtherGenericLibraryTypesIsNotThisRule()
    {
        Snippet.Verify("class C { private System.Collections.Generic.Dictionary<int, string> _names = new(); }");
    }

    [TestMethod]
    public void LambdaWithNaturalTypeIsReported()
    {
        Snippet.Verify("""
            class C
            {
                void M(ArrayList list)
                {
                    var twice = (int v) => 2 * v; // NANO004
                    object boxed = (int v) => v; // NANO004
                    Delegate any = (int v) => v; // NANO004
                    list.Add(int (int v) => v); // NANO004
                    var all = new[] { (int v) => v }; // NANO004
                }
            }
            """);
    }

    [TestMethod]
    public void MethodGroupWithNaturalTypeIsReported()
    {
        Snippet.Verify("""
            class C
            {
                private static int Twice(int value) { return 2 * value; }
                void M()
                {
                    var twice = Twice; // NANO004
                    Delegate any = Twice; // NANO004
                }
            }
            """);
    }

    [TestMethod]
    public void CompilerMadeDelegateIsReported()
    {
        Snippet.Verify("class C { void M() { var reset = (ref int v) => v = 0; } } // NANO004");
        Snippet.Verify("class C { void M() { var add = (int v = 1) => v; } } // NANO004", LanguageVersion.CSharp12);
    }

    [TestMethod]
    public void LambdaForGenericDelegateOfLibraryMemberIsReported()
    {
        Snippet.Verify("""
            class C
            {
                void M(int[] values)
                {
                    Array.Find(values, v => v > 1); // NANO004
                    AppDomain.CurrentDomain.FirstChanceException += (sender, e) => { }; // NANO004
                }
            }
            """);
    }
}
