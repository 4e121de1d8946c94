// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoAnalyzers.Types;

namespace NanoAnalyzers.Tests.Types;

[TestClass]
public class ExcludedTypeTests
{
    [TestMethod]
    public void EveryMarkedTypeOfTheApiDataIsKnown()
    {
        var marked = File.ReadLines(Path.Combine("Files", "mscorlib.txt"))
            .Count(line => line[0] != '#' && line.Split(' ').Contains("@ExcludeType"));
        Assert.AreEqual(marked, ExcludedTypes.Count);
        Assert.IsGreaterThan(70, marked);
    }

    [TestMethod]
    public void ObjectOfExcludedTypeIsReported()
    {
        Snippet.Verify("""
            class C
            {
                private DBNull _null; // NANO015
                void M(object o)
                {
                    o = DBNull.Value; // NANO015
                    o = System.DBNull.Value; // NANO015
                    o = new ObsoleteAttribute(); // NANO015
                    o = typeof(SerializableAttribute); // NANO015
                    if (o is DBNull) { } // NANO015
                    var c = o as FlagsAttribute; // NANO015
                    nuint address = 1; // NANO015
                    UIntPtr pointer = default; // NANO015
                }
            }
            class MineAttribute : FlagsAttribute { } // NANO015
            """);
    }

    [TestMethod]
    public void EnumOfExcludedTypeAsObjectIsReported()
    {
        Snippet.Verify("""
            using System.Reflection;
            class C
            {
                void M(BindingFlags flags)
                {
                    object o = flags; // NANO015
                    o = BindingFlags.Public; // NANO015
                    o = typeof(BindingFlags); // NANO015
                    o = new BindingFlags[2]; // NANO015
                    o = o is BindingFlags; // NANO015
                    flags = (BindingFlags)o; // NANO015
                }
            }
            """);
    }

    [TestMethod]
    public void ConstantsAndEnumVariablesAreAllowed()
    {
        Snippet.Verify("""
            using System.Reflection;
            class C
            {
                private const BindingFlags All = BindingFlags.Public | System.Reflection.BindingFlags.Instance;
                private BindingFlags _flags = All;
                int M(Type type, BindingFlags more)
                {
                    var mode = DebuggableAttribute.DebuggingModes.Default;
                    BindingFlags flags = more | _flags | (BindingFlags)4;
                    return type.GetMethods(flags).Length + (int)BindingFlags.Static;
                }
            }
            """);
    }

    [TestMethod]
    public void AttributesNameofAndDocumentationAreAllowed()
    {
        Snippet.Verify("""
            /// <summary>Never a <see cref="DBNull"/>.</summary>
            [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
            class MineAttribute : Attribute { }
            [Serializable, Obsolete("use D"), Flags]
            enum E { A }
            class C
            {
                private string _name = nameof(DBNull);
                [Conditional("DEBUG"), DebuggerStepThrough]
                void M([System.Runtime.CompilerServices.CallerMemberName] string caller = "") { }
            }
            """);
    }

    [TestMethod]
    public void AliasIsReportedWhereItIsUsed()
    {
        Snippet.Verify("""
            using Nothing = System.DBNull;
            class C { object _o = Nothing.Value; } // NANO015
            """);
    }

    [TestMethod]
    public void OwnTypeOfTheSameNameIsAllowed()
    {
        Snippet.Verify("""
            namespace System
            {
                class DBNull { public static readonly DBNull Value = new DBNull(); }
                class C { object _o = DBNull.Value; }
            }
            """);
    }
}
