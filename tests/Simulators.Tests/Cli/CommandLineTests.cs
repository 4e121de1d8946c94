// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using BmsGateway.Simulators.Cli;

namespace BmsGateway.Simulators.Tests.Cli;

[TestClass]
public class CommandLineTests
{
    [TestMethod]
    [DataRow("", "tinybms, slcan, help")]
    [DataRow("tinybmss --pty", "tinybms, slcan, help")]
    [DataRow("tinybms", "--pty")]
    [DataRow("tinybms --pty --scenary rest", "--link VALUE, --scenario VALUE, --seed VALUE")]
    [DataRow("tinybms --pty --scenario", "needs a value")]
    [DataRow("tinybms --pty --scenario --instant", "needs a value")]
    [DataRow("tinybms --pty --pty", "given twice")]
    [DataRow("tinybms --pty --scenario party", "absorption, asleep")]
    [DataRow("tinybms --pty --seed -4", "0 to 2147483647")]
    [DataRow("slcan", "--pty")]
    [DataRow("slcan --pty --answers loud", "lawicel, cr, none")]
    [DataRow("slcan --pty --log /nowhere/at/all", "/nowhere/at/all")]
    public void WrongOptionsEndWithCodeTwoAndOneLine(string arguments, string hint)
    {
        var errors = new StringWriter { NewLine = "\n" };
        var output = new StringWriter();
        string[] args = arguments.Split(' ', System.StringSplitOptions.RemoveEmptyEntries);

        int code = CommandLine.Run(args, TextReader.Null, output, errors);

        Assert.AreEqual(2, code);
        Assert.AreEqual("", output.ToString());
        string message = errors.ToString();
        Assert.Contains(hint, message);
        Assert.AreEqual(message.Length - 1, message.IndexOf('\n'), "one line");
    }

    [TestMethod]
    public void ImpossibleLinkEndsWithCodeOne()
    {
        var errors = new StringWriter();
        int code = CommandLine.Run(
            new[] { "tinybms", "--pty", "--link", "/nowhere/at/all" }, TextReader.Null, new StringWriter(), errors);
        Assert.AreEqual(1, code);
        Assert.Contains("/nowhere/at/all", errors.ToString());
    }

    [TestMethod]
    public void HelpNamesScenariosAndCommands()
    {
        var output = new StringWriter();
        Assert.AreEqual(0, CommandLine.Run(new[] { "help" }, TextReader.Null, output, new StringWriter()));
        Assert.Contains("absorption", output.ToString());
        Assert.Contains("fault NAME PROBABILITY", output.ToString());
    }
}
