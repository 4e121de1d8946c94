// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoApiStubs.Tests;

/// <summary>What the libraries of nanoFramework 1.17 do not have must not compile.</summary>
[TestClass]
public sealed class RejectedCodeTests
{
    [TestMethod]
    [DataRow("text = string.Join(\",\", new[] { text });", "CS0117")]
    [DataRow("text = text.Replace(\"a\", \"b\");", "CS1061")]
    [DataRow("bool empty = string.IsNullOrWhiteSpace(text);", "CS0117")]
    [DataRow("bool same = text.StartsWith(\"a\", StringComparison.Ordinal);", "CS0103")]
    [DataRow("int? maybe = null;", "CS0518")]
    [DataRow("var list = new System.Collections.Generic.List<int>();", "CS0234")]
    [DataRow("var map = new System.Collections.Generic.Dictionary<string, int>();", "CS0234")]
    [DataRow("var queue = new System.Collections.Concurrent.ConcurrentQueue<int>();", "CS0234")]
    [DataRow("var query = from x in new int[1] select x;", "CS1935")]
    [DataRow("(int, int) pair = (1, 2);", "CS8179")]
    [DataRow("(number, number) = (number, number + 1);", "CS8179")]
    [DataRow("var bytes = new byte[4]; var part = bytes[1..2];", "CS0518")]
    [DataRow("var bytes = new byte[4]; var last = bytes[^1];", "CS0518")]
    [DataRow("Span<byte> span = new byte[4];", "CS0246")]
    [DataRow("ReadOnlySpan<byte> span = new byte[4];", "CS0246")]
    [DataRow("decimal money = 1;", "CS0518")]
    [DataRow("dynamic anything = text; number = anything.Length;", "CS0656")]
    [DataRow("Console.WriteLine(number);", "CS1503")]
    [DataRow("new StringBuilder().AppendFormat(\"{0}\", text);", "CS1061")]
    [DataRow("new StringBuilder().AppendJoin(\",\", text);", "CS1061")]
    [DataRow("text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);", "CS0117")]
    [DataRow("int.TryParse(text, System.Globalization.NumberStyles.Any, null, out number);", "CS0234")]
    [DataRow("new Thread(state => { }).Start(text);", "CS1593")]
    [DataRow("Array.Sort(new int[2]);", "CS0117")]
    [DataRow("Array.Reverse(new int[2]);", "CS0117")]
    [DataRow("object parsed = Enum.Parse(typeof(DayOfWeek), text);", "CS0117")]
    [DataRow("bool digit = char.IsDigit(text[0]);", "CS0117")]
    [DataRow("double rounded = Math.Round(1.25, 1);", "CS1501")]
    [DataRow("ThreadPool.QueueUserWorkItem(null);", "CS0103")]
    [DataRow("DateTime time; long ticks = time.Ticks;", "CS0165")]
    [DataRow("TimeSpan age; long ticks = age.Ticks;", "CS0165")]
    public void StatementIsRejected(string statement, string error) =>
        AssertFirstErrors(DeviceCompiler.InMethod(statement), error);

    [TestMethod]
    [DataRow("record Pair(int A, int B);", "CS0518")]
    [DataRow("record struct Pair(int A, int B);", "CS0518")]
    [DataRow("class C { volatile int _flag; void Set() { _flag = 1; } }", "CS0518")]
    [DataRow("class C { async void Run() { await System.Threading.Tasks.Task.Delay(1); } }", "CS0234")]
    [DataRow("class C { async void Run() { } }", "CS0518")]
    [DataRow("class C { System.Collections.IEnumerable All() { yield return 1; } }", "CS0518")]
    [DataRow("class C { [System.ThreadStatic] static int _own; }", "CS0234")]
    [DataRow("class C { void F() { object o = new { A = 1 }; } }", "CS0656")]
    [DataRow("class C : System.Device.Gpio.GpioChangeCounter { }", "CS0234")]
    [DataRow("class C { object o = new nanoFramework.Device.Can.CanMessageReceivedEventArgs(); }", "CS1729")]
    public void DeclarationIsRejected(string declaration, string error) => AssertFirstErrors(declaration, error);

    private static void AssertFirstErrors(string source, string expected)
    {
        string[] errors = DeviceCompiler.Errors(source).ToArray();
        Assert.IsTrue(
            errors.Any(error => error.StartsWith(expected, System.StringComparison.Ordinal)),
            $"expected {expected}, but the compiler said: {string.Join(" | ", errors)}");
    }
}
