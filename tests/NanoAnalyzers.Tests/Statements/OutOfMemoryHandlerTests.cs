// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Statements;

[TestClass]
public class OutOfMemoryHandlerTests
{
    [TestMethod]
    public void AllocationInTheHandlerIsReported()
    {
        Snippet.Verify("""
            delegate void Step();
            class C
            {
                private object _o;
                private string _text;
                void M(int size)
                {
                    try { _o = new byte[size]; }
                    catch (OutOfMemoryException e)
                    {
                        _text = "failed: " + size; // NANO016
                        _text += "!"; // NANO016
                        _text = $"{size}"; // NANO016
                        _text = size.ToString("D"); // NANO016
                        _text = string.Concat(_text, e.Message); // NANO016
                        _o = new object(); // NANO016
                        _o = new int[2]; // NANO016
                        _o = size; // NANO016
                        Step step = () => { }; // NANO016
                        throw new InvalidOperationException("no memory " + size); // NANO016
                    }
                }
            }
            """);
    }

    [TestMethod]
    public void CountingAndFixedTextInTheHandlerAreAllowed()
    {
        Snippet.Verify("""
            class C
            {
                private const string Prefix = "out of ";
                private byte[] _buffer;
                private int _failures;
                private string _text;
                void M(int size)
                {
                    try { _buffer = new byte[size]; }
                    catch (OutOfMemoryException)
                    {
                        _failures++;
                        long total = _failures;
                        _text = Prefix + "memory";
                        _buffer = null;
                        Log(_text, TimeSpan.Zero, new TimeSpan(1));
                        if (_failures > 3)
                            throw;
                    }
                }
                void Log(string text, TimeSpan age, TimeSpan limit) { }
            }
            """);
    }

    [TestMethod]
    public void AllocationInOtherHandlersIsAllowed()
    {
        Snippet.Verify("""
            class C
            {
                private string _text;
                void M(int size)
                {
                    try { _text = "try " + size; }
                    catch (ArgumentException e) { _text = "failed: " + e.Message; }
                }
            }
            """);
    }
}
