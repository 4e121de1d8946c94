// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Text;

[TestClass]
public class EnumTextTests
{
    private const string State = "\nenum State { Idle, Charging }";

    [TestMethod]
    public void ToStringOfEnumIsReported()
    {
        Snippet.Verify("""
            delegate string Texter();
            class C
            {
                void M(State state, Enum any)
                {
                    string s = state.ToString(); // NANO007
                    s = State.Idle.ToString(); // NANO007
                    s = state
                        .ToString(); // NANO007
                    s = state.ToString("D"); // NANO007
                    s = any.ToString(); // NANO007
                    s = ((object)state).ToString(); // NANO007
                    Texter texter = state.ToString; // NANO007
                }
            }
            """ + State);
    }

    [TestMethod]
    public void InterpolationOfEnumIsReported()
    {
        Snippet.Verify("""
            class C
            {
                string M(State state)
                {
                    return $"state {state}" // NANO007
                        + $"{state,8:D}" // NANO007
                        + $"{(object)state}"; // NANO007
                }
            }
            """ + State);
    }

    [TestMethod]
    public void ConcatenationOfEnumIsReported()
    {
        Snippet.Verify("""
            class C
            {
                void M(State state)
                {
                    string s = "state " + state; // NANO007
                    s = state + ""; // NANO007
                    s = "a" + 1
                        + State.Idle // NANO007
                        + "b";
                    s += state; // NANO007
                    s = string.Concat("state ", state); // NANO007
                    s = string.Concat(1, 2, 3, 4, state); // NANO007
                }
            }
            """ + State);
    }

    [TestMethod]
    public void EnumHandedToTextMethodIsReported()
    {
        Snippet.Verify("""
            class C
            {
                void M(State state, string format)
                {
                    var s = Convert.ToString(state); // NANO007
                    s = string.Format("{0} {1:D}", 1, state); // NANO007
                    s = string.Format(format, state); // NANO007
                    s = string.Format("{0}", new object[] { state }); // NANO007
                    new StringBuilder().Append(state); // NANO007
                    new StringBuilder().Append("a")
                        .Insert(0, state); // NANO007
                    Console.WriteLine(state); // NANO007
                    Debug.WriteLine(state); // NANO007
                }
            }
            """ + State);
    }

    [TestMethod]
    public void EnumAsNumberOrNameFromTableIsAllowed()
    {
        Snippet.Verify("""
            class C
            {
                private static readonly string[] Names = { "idle", "charging" };
                string M(State state, StringBuilder text)
                {
                    text.Append((int)state).Insert(0, (int)state);
                    return Names[(int)state] + (int)state + $"{(byte)state:D} {nameof(State.Idle)}"
                        + ((int)state).ToString() + Convert.ToString((int)state) + string.Format("{0}", (int)state);
                }
            }
            """ + State);
    }

    [TestMethod]
    public void EnumInOtherUsesIsAllowed()
    {
        Snippet.Verify("""
            class C
            {
                private readonly Hashtable _texts = new();
                private readonly ArrayList _states = new();
                bool M(State state)
                {
                    _texts[state] = "x";
                    _states.Add(state);
                    object boxed = state;
                    return state.Equals(State.Idle) || state == State.Charging || (state + 1).GetHashCode() == 2;
                }
                string M(string text, State[] states) { return text + states.Length + _texts[states[0]]; }
            }
            """ + State);
    }

    [TestMethod]
    public void UnusedArgumentOfCompositeFormatIsAllowed()
    {
        Snippet.Verify("class C { string M(State s) { return string.Format(\"{0} {{1}}\", 1, s); } }" + State);
    }
}
