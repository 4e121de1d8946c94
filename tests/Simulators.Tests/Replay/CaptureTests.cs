// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using BmsGateway.Simulators.Replay;

namespace BmsGateway.Simulators.Tests.Replay;

[TestClass]
public class CaptureTests
{
    [TestMethod]
    public void LinesAreReadWithTheirTimeDirectionAndBytes()
    {
        Capture capture = Read(
            "# a comment\n\n0 > AA 18 7E 8F # wake-up\r\n250 > aa187e8f\n253\t<\tAA 18 97 00 20 8D\n");

        Assert.HasCount(3, capture.Records);
        Assert.AreEqual(253, capture.Records[2].Milliseconds);
        Assert.IsTrue(capture.Records[1].IsRequest);
        Assert.IsFalse(capture.Records[2].IsRequest);
        CollectionAssert.AreEqual(new byte[] { 0xAA, 0x18, 0x7E, 0x8F }, capture.Records[1].Data);
    }

    [TestMethod]
    [DataRow("0 >", "missing")]
    [DataRow("0 AA", "missing")]
    [DataRow("-1 > AA", "'-1' is no time")]
    [DataRow("1.5 > AA", "whole milliseconds")]
    [DataRow("99999999999999999999999 > AA", "'99999999999999999999...' is no time")]
    [DataRow("0 = AA", "'=' is no direction; allowed are > (to the BMS) and < (from the BMS)")]
    [DataRow("0 > AA 0", "pairs of hexadecimal digits")]
    [DataRow("0 > GG", "pairs of hexadecimal digits")]
    public void MistakeIsReportedWithItsLine(string line, string reason)
    {
        CaptureException error = Assert.ThrowsExactly<CaptureException>(() => Read("0 > AA\n" + line + "\n"));

        StringAssert.StartsWith(error.Message, "capture 'test', line 2: ");
        StringAssert.Contains(error.Message, reason);
    }

    [TestMethod]
    public void TimeThatGoesBackIsAMistake()
    {
        CaptureException error = Assert.ThrowsExactly<CaptureException>(() => Read("5 > AA\n\n4 < AA\n"));

        Assert.AreEqual("capture 'test', line 3: the time goes back; lines must be in order of time", error.Message);
    }

    [TestMethod]
    public void LineIsBounded()
    {
        string bytes = string.Concat(System.Linq.Enumerable.Repeat("AA ", 1024));
        Assert.HasCount(2, Read("0 > AA\n0 < " + bytes + "\n").Records);
        CaptureException error = Assert.ThrowsExactly<CaptureException>(() => Read("0 > " + bytes + "AA\n"));
        StringAssert.Contains(error.Message, "1024 bytes");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing\n")]
    [DataRow("0 > AA\n")]
    [DataRow("0 < AA\n")]
    public void CaptureWithoutAnAnswerIsRefused(string text)
    {
        CaptureException error = Assert.ThrowsExactly<CaptureException>(() => Read(text));
        Assert.AreEqual("capture 'test' holds no request with an answer", error.Message);
    }

    [TestMethod]
    public void FileThatIsMissingIsTold()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        CaptureException error = Assert.ThrowsExactly<CaptureException>(() => Capture.Load(path));
        StringAssert.StartsWith(error.Message, $"capture '{path}' cannot be read: ");
        Assert.ThrowsExactly<CaptureException>(() => Capture.Load(string.Empty));
        Assert.ThrowsExactly<CaptureException>(() => Capture.Load(Path.GetTempPath()));
    }

    private static Capture Read(string text) => Capture.Read("test", new StringReader(text));
}
