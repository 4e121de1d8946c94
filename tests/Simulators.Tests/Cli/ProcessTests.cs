// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using BmsGateway.Simulators.Tests.Support;

namespace BmsGateway.Simulators.Tests.Cli;

[TestClass]
public class ProcessTests
{
    private const int PatienceMilliseconds = 30_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("pty-tests-").FullName;

    [TestCleanup]
    public void RemoveFolder()
    {
        Directory.Delete(_folder, true);
    }

    [TestMethod]
    public void TinyBmsIsServedSteeredAndEnded()
    {
        string link = Path.Combine(_folder, "bms");
        using Process process = Start($"tinybms --pty --link {link} --scenario rest");
        try
        {
            Assert.AreEqual(link, Line(process));
            using var port = new SlavePort(link);
            port.Write(Host.Frame(0xAA, 0x18));
            CollectionAssert.AreEqual(Host.Frame(0xAA, 0x18, 0x97, 0x00), port.Read(6));
            Assert.AreEqual("ok cell 7 3650", Say(process, "cell 7 3650"));
            Assert.StartsWith("ok volts=", Say(process, "state"));
            Assert.StartsWith("error cell 17", Say(process, "cell 17 3650"));
            Assert.AreEqual("ok plug out", Say(process, "plug out"));
            Assert.IsNull(new FileInfo(link).LinkTarget);
            Assert.AreEqual("ok plug in " + link, Say(process, "plug in"));
            using var again = new SlavePort(link);
            again.Write(Host.Frame(0xAA, 0x03, 0, 6, 0, 1));
            byte[] answer = again.Read(7);
            Assert.AreEqual(36500, (answer[3] << 8) | answer[4]);
            process.StandardInput.Close();
            again.Write(Host.Frame(0xAA, 0x18));
            Assert.HasCount(6, again.Read(6), "the end of the input does not end the device");
            Assert.AreEqual(0, End(process));
            Assert.IsNull(new FileInfo(link).LinkTarget);
        }
        finally
        {
            process.Kill();
        }
    }

    [TestMethod]
    public void SlcanWritesCandumpLinesAndTheGxSpeaks()
    {
        string link = Path.Combine(_folder, "can");
        using Process process = Start($"slcan --pty --gx --link {link}");
        try
        {
            Assert.AreEqual(link, Line(process));
            using var port = new SlavePort(link);
            port.Write(Encoding.ASCII.GetBytes("S6\rO\rt35182802F401F4010000\r"));
            string line = Line(process);
            Assert.EndsWith(" can0 351#2802F401F4010000", line);
            string heard = Encoding.ASCII.GetString(port.Read(4 + (2 * 22)));
            Assert.StartsWith("\r\rz\r", heard);
            Assert.Contains("t30580000000000000000\r", heard);
            Assert.Contains("t30781234567856494300\r", heard);
            Assert.Contains("cvl=55.2 ccl=50.0 dcl=50.0", Say(process, "state"));
            Assert.AreEqual("ok gx off", Say(process, "gx off"));
            Assert.AreEqual("ok send 123#AB", Say(process, "send 123#AB"));
            Assert.StartsWith("error '123' is no frame", Say(process, "send 123"));
            Assert.StartsWith("error unknown command", Say(process, "dance"));
            Assert.AreEqual(0, End(process));
        }
        finally
        {
            process.Kill();
        }
    }

    [TestMethod]
    public void SlcanLogGoesToAFile()
    {
        string log = Path.Combine(_folder, "can.log");
        using Process process = Start($"slcan --pty --log {log} --answers none");
        try
        {
            using var port = new SlavePort(Line(process));
            port.Write(Encoding.ASCII.GetBytes("S6\rO\rt3550\rV\r"));
            Assert.AreEqual("V1013\r", Encoding.ASCII.GetString(port.Read(6)));
            Assert.EndsWith(" can0 355#", File.ReadAllText(log).TrimEnd());
            Assert.StartsWith("error there is no GX", Say(process, "gx on"));
            Assert.AreEqual(0, End(process));
        }
        finally
        {
            process.Kill();
        }
    }

    [TestMethod]
    public void WrongOptionEndsTheProcessWithCodeTwo()
    {
        using Process process = Start("tinybms --pty --scenario party");
        Assert.IsTrue(process.WaitForExit(PatienceMilliseconds));
        Assert.AreEqual(2, process.ExitCode);
        Assert.Contains("unknown scenario 'party'", process.StandardError.ReadToEnd());
    }

    private static Process Start(string arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "BmsGateway.Simulators.dll");
        var start = new ProcessStartInfo("dotnet", $"\"{program}\" {arguments}")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static string Line(Process process)
    {
        string? line = null;
        var reader = new Thread(() => line = process.StandardOutput.ReadLine()) { IsBackground = true };
        reader.Start();
        Assert.IsTrue(reader.Join(PatienceMilliseconds), "no line from the simulator");
        Assert.IsNotNull(line, "the simulator has ended");
        return line;
    }

    private static string Say(Process process, string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
        return Line(process);
    }

    private static int End(Process process)
    {
        Process.Start("kill", $"-TERM {process.Id}")!.WaitForExit();
        Assert.IsTrue(process.WaitForExit(PatienceMilliseconds), "it does not end");
        return process.ExitCode;
    }
}
