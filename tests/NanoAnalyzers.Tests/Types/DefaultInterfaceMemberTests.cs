// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Types;

[TestClass]
public class DefaultInterfaceMemberTests
{
    [TestMethod]
    public void InstanceMemberWithBodyIsReported()
    {
        Snippet.Verify("""
            interface IClock
            {
                long Now();
                long Seconds() { return Now() / 1000; } // NANO006
                int Year => 2000; // NANO006
                int Month // NANO006
                {
                    get { return 1; }
                    set { }
                }
                int this[int index] => index; // NANO006
                event EventHandler Ticked { add { } remove { } } // NANO006
                private void Help() { } // NANO006
            }
            """);
    }

    [TestMethod]
    public void OverrideOfBaseInterfaceMemberIsReported()
    {
        Snippet.Verify("""
            interface IBase { void Run(); }
            interface IDerived : IBase
            {
                void IBase.Run() { } // NANO006
            }
            """);
    }

    [TestMethod]
    public void MembersWithoutBodyAreAllowed()
    {
        Snippet.Verify("""
            interface IClock
            {
                long Now();
                int Year { get; }
                int Month { get; set; }
                int this[int index] { get; }
                event EventHandler Ticked;
            }
            abstract class Clock
            {
                public abstract long Now();
                public virtual long Seconds() { return Now() / 1000; }
            }
            """);
    }

    [TestMethod]
    public void StaticMembersOfInterfacesAreAllowed()
    {
        Snippet.Verify("""
            interface IClock
            {
                const int PerSecond = 1000;
                static int ToSeconds(int milliseconds) { return milliseconds / PerSecond; }
            }
            """);
    }
}
