// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

[TestClass]
public class WebSocketFrameWriterTests
{
    [TestMethod]
    public void UnmaskedHelloIsThatOfRfc6455()
    {
        // RFC 6455 §5.7: a single-frame unmasked text message "Hello".
        byte[] buffer = { 0, 0, 0, 0, 0x48, 0x65, 0x6C, 0x6C, 0x6F };

        int start = WebSocketFrameWriter.WriteHeader(buffer, 4, 5, WebSocketOpcode.Text);

        Assert.AreEqual(2, start);
        Assert.AreEqual(0x81, (int)buffer[2]);
        Assert.AreEqual(0x05, (int)buffer[3]);
    }

    [TestMethod]
    public void BinaryOf256BytesIsThatOfRfc6455()
    {
        // RFC 6455 §5.7: 256 bytes of binary data in a single unmasked frame start with 82 7E 01 00.
        var buffer = new byte[260];

        int start = WebSocketFrameWriter.WriteHeader(buffer, 4, 256, WebSocketOpcode.Binary);

        Assert.AreEqual(0, start);
        Assert.AreEqual(0x82, (int)buffer[0]);
        Assert.AreEqual(0x7E, (int)buffer[1]);
        Assert.AreEqual(0x01, (int)buffer[2]);
        Assert.AreEqual(0x00, (int)buffer[3]);
    }

    [TestMethod]
    [DataRow(125, 2)]
    [DataRow(126, 0)]
    [DataRow(65535, 0)]
    public void HeaderIsAsShortAsTheLengthAllows(int length, int expectedStart)
    {
        var buffer = new byte[8];

        Assert.AreEqual(expectedStart, WebSocketFrameWriter.WriteHeader(buffer, 4, length, WebSocketOpcode.Text));
    }

    [TestMethod]
    public void PongCarriesThePayloadOfThePing()
    {
        var frame = new byte[WebSocketFrameWriter.MaximumControlFrame];

        int length = WebSocketFrameWriter.WriteControl(frame, WebSocketOpcode.Pong, new byte[] { 7, 8, 9 }, 3);

        Assert.AreEqual(5, length);
        Assert.AreEqual(0x8A, (int)frame[0]);
        Assert.AreEqual(3, (int)frame[1]);
        Assert.AreEqual(9, (int)frame[4]);
    }

    [TestMethod]
    public void CloseCarriesItsCodeBigEndian()
    {
        var frame = new byte[WebSocketFrameWriter.MaximumControlFrame];

        Assert.AreEqual(4, WebSocketFrameWriter.WriteClose(frame, WebSocketCloseCode.TooBig));
        Assert.AreEqual(0x88, (int)frame[0]);
        Assert.AreEqual(2, (int)frame[1]);
        Assert.AreEqual(1009, (frame[2] << 8) | frame[3]);
        Assert.AreEqual(2, WebSocketFrameWriter.WriteClose(frame, WebSocketCloseCode.None));
        Assert.AreEqual(0, (int)frame[1]);
    }
}
