// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web;

[TestClass]
public class WebSocketFrameReaderTests
{
    [TestMethod]
    public void MaskedHelloOfRfc6455IsData()
    {
        // RFC 6455 §5.7: a single-frame masked text message "Hello".
        byte[] frame = { 0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58 };

        Assert.AreEqual((int)WebSocketFrameEvent.Data, (int)ReadAll(new WebSocketFrameReader(), frame));
    }

    [TestMethod]
    public void MaskedPingOfRfc6455IsUnmasked()
    {
        // RFC 6455 §5.7: the answer to a ping, here as the ping of a client with the body "Hello".
        byte[] frame = { 0x89, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58 };
        var reader = new WebSocketFrameReader();

        Assert.AreEqual((int)WebSocketFrameEvent.Ping, (int)ReadAll(reader, frame));
        Assert.AreEqual("Hello", Encoding.UTF8.GetString(reader.Payload, 0, reader.PayloadLength));
    }

    [TestMethod]
    public void FramesMayComeByteByByteAndSeveralAtOnce()
    {
        byte[] ping = ClientFrames.Make(WebSocketOpcode.Ping, new byte[] { 1, 2, 3 });
        byte[] pong = ClientFrames.Make(WebSocketOpcode.Pong, new byte[0]);
        var reader = new WebSocketFrameReader();
        for (int i = 0; i < ping.Length; i++)
        {
            var one = new byte[] { ping[i] };
            int offset = 0;
            WebSocketFrameEvent read = reader.Read(one, ref offset, 1);
            Assert.AreEqual(i == ping.Length - 1 ? (int)WebSocketFrameEvent.Ping : (int)WebSocketFrameEvent.None, (int)read);
        }

        byte[] both = Join(pong, ping);
        int at = 0;
        Assert.AreEqual((int)WebSocketFrameEvent.Pong, (int)reader.Read(both, ref at, both.Length));
        Assert.AreEqual(pong.Length, at);
        Assert.AreEqual((int)WebSocketFrameEvent.Ping, (int)reader.Read(both, ref at, both.Length));
        Assert.AreEqual(3, reader.PayloadLength);
        Assert.AreEqual(3, (int)reader.Payload[2]);
    }

    [TestMethod]
    public void LongestAllowedFrameIsData()
    {
        Assert.AreEqual((int)WebSocketFrameEvent.Data, (int)ReadAll(new WebSocketFrameReader(), ClientFrames.Make(2, new byte[126])));
        Assert.AreEqual((int)WebSocketFrameEvent.Data, (int)ReadAll(new WebSocketFrameReader(), ClientFrames.Make(2, new byte[512])));
    }

    [TestMethod]
    [DataRow(513L)]
    [DataRow(65535L)]
    [DataRow(65536L)]
    [DataRow(0x80000000L)]
    [DataRow(long.MaxValue)]
    [DataRow(long.MinValue)]
    [DataRow(-1L)]
    public void LongerFramesAreTooBigBeforeTheirPayloadComes(long length)
    {
        // The helper states negative lengths in 8 bytes, which is how 2^63 and above look.
        byte[] frame = length < 0 ? Negative(length) : ClientFrames.Make(0x82, new byte[0], length);

        AssertError(frame, WebSocketCloseCode.TooBig);
    }

    [TestMethod]
    public void WrongFramesAreProtocolErrors()
    {
        AssertError(new byte[] { 0x81, 0x05 }, WebSocketCloseCode.ProtocolError);
        AssertError(ClientFrames.Make(0x83, new byte[0], 0), WebSocketCloseCode.ProtocolError);
        AssertError(ClientFrames.Make(0x8B, new byte[0], 0), WebSocketCloseCode.ProtocolError);
        AssertError(ClientFrames.Make(0xC1, new byte[0], 0), WebSocketCloseCode.ProtocolError);
        AssertError(ClientFrames.Make(0x09, new byte[0], 0), WebSocketCloseCode.ProtocolError);
        AssertError(ClientFrames.Make(0x89, new byte[126], 126), WebSocketCloseCode.ProtocolError);
        AssertError(ClientFrames.Make(0x80, new byte[0], 0), WebSocketCloseCode.ProtocolError);
    }

    [TestMethod]
    public void LengthThatIsNotInItsShortestFormIsAProtocolError()
    {
        AssertError(new byte[] { 0x82, 0xFE, 0, 5, 0, 0, 0, 0 }, WebSocketCloseCode.ProtocolError);
        AssertError(new byte[] { 0x82, 0xFF, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0 }, WebSocketCloseCode.ProtocolError);
    }

    [TestMethod]
    public void FragmentedMessageMayHoldControlFrames()
    {
        var reader = new WebSocketFrameReader();

        Assert.AreEqual((int)WebSocketFrameEvent.Data, (int)ReadAll(reader, ClientFrames.Make(0x01, new byte[3], 3)));
        Assert.AreEqual((int)WebSocketFrameEvent.Ping, (int)ReadAll(reader, ClientFrames.Make(0x89, new byte[2], 2)));
        Assert.AreEqual((int)WebSocketFrameEvent.Data, (int)ReadAll(reader, ClientFrames.Make(0x00, new byte[3], 3)));
        Assert.AreEqual((int)WebSocketFrameEvent.Data, (int)ReadAll(reader, ClientFrames.Make(0x80, new byte[3], 3)));
        Assert.AreEqual((int)WebSocketFrameEvent.Data, (int)ReadAll(reader, ClientFrames.Make(0x81, new byte[3], 3)));
    }

    [TestMethod]
    public void NewMessageInsideAnotherIsAProtocolError()
    {
        var reader = new WebSocketFrameReader();
        ReadAll(reader, ClientFrames.Make(0x01, new byte[3], 3));

        Assert.AreEqual((int)WebSocketFrameEvent.Error, (int)ReadAll(reader, ClientFrames.Make(0x81, new byte[3], 3)));
        Assert.AreEqual(WebSocketCloseCode.ProtocolError, reader.ErrorCode);
    }

    [TestMethod]
    public void NothingIsReadAfterAnError()
    {
        var reader = new WebSocketFrameReader();
        ReadAll(reader, new byte[] { 0x81, 0x05 });
        byte[] ping = ClientFrames.Make(WebSocketOpcode.Ping, new byte[0]);
        int offset = 0;

        Assert.AreEqual((int)WebSocketFrameEvent.Error, (int)reader.Read(ping, ref offset, ping.Length));
        Assert.AreEqual(0, offset);
    }

    [TestMethod]
    [DataRow(1000, 1000)]
    [DataRow(1001, 1001)]
    [DataRow(1011, 1011)]
    [DataRow(3000, 3000)]
    [DataRow(4999, 4999)]
    [DataRow(0, 1002)]
    [DataRow(999, 1002)]
    [DataRow(1004, 1002)]
    [DataRow(1005, 1002)]
    [DataRow(1006, 1002)]
    [DataRow(1015, 1002)]
    [DataRow(2999, 1002)]
    [DataRow(5000, 1002)]
    [DataRow(65535, 1002)]
    public void CloseIsAnsweredWithItsCodeOrAProtocolError(int code, int reply)
    {
        var reader = new WebSocketFrameReader();
        ReadAll(reader, ClientFrames.Make(WebSocketOpcode.Close, new byte[] { (byte)(code >> 8), (byte)code, (byte)'x' }));

        Assert.AreEqual(reply, reader.CloseReply());
    }

    [TestMethod]
    public void CloseWithoutCodeIsAnsweredWithoutOneAndHalfACodeIsAnError()
    {
        var reader = new WebSocketFrameReader();
        Assert.AreEqual((int)WebSocketFrameEvent.Close, (int)ReadAll(reader, ClientFrames.Make(WebSocketOpcode.Close, new byte[0])));
        Assert.AreEqual(WebSocketCloseCode.None, reader.CloseReply());
        ReadAll(reader, ClientFrames.Make(WebSocketOpcode.Close, new byte[1]));
        Assert.AreEqual(WebSocketCloseCode.ProtocolError, reader.CloseReply());
    }

    [TestMethod]
    public void RandomBytesNeverThrowAndNeverHang()
    {
        var random = new Random(815);
        int errors = 0;
        for (int round = 0; round < 2000; round++)
        {
            var reader = new WebSocketFrameReader();
            var noise = new byte[random.Next(600)];
            random.NextBytes(noise);
            if (round % 2 == 0 && noise.Length > 2)
            {
                // A plausible start, so that more than the first two bytes get read.
                noise[0] = (byte)(0x80 | (random.Next(3) + 8));
                noise[1] |= 0x80;
            }

            errors += ReadAll(reader, noise) == WebSocketFrameEvent.Error ? 1 : 0;
        }

        Assert.IsTrue(errors > 1000);
    }

    [TestMethod]
    public void RandomFramesInRandomPiecesAreAllFound()
    {
        var random = new Random(816);
        var reader = new WebSocketFrameReader();
        for (int round = 0; round < 500; round++)
        {
            bool isPing = random.Next(2) == 0;
            var payload = new byte[random.Next(isPing ? 126 : 513)];
            random.NextBytes(payload);
            byte[] frame = ClientFrames.Make(isPing ? WebSocketOpcode.Ping : WebSocketOpcode.Binary, payload);
            int offset = 0;
            WebSocketFrameEvent read = WebSocketFrameEvent.None;
            while (offset < frame.Length)
            {
                Assert.AreEqual((int)WebSocketFrameEvent.None, (int)read);
                int end = offset + 1 + random.Next(frame.Length - offset);
                read = reader.Read(frame, ref offset, end);
            }

            Assert.AreEqual((int)(isPing ? WebSocketFrameEvent.Ping : WebSocketFrameEvent.Data), (int)read);
            Assert.AreEqual(payload.Length, reader.PayloadLength);
            for (int i = 0; isPing && i < payload.Length; i++)
            {
                Assert.AreEqual((int)payload[i], (int)reader.Payload[i]);
            }
        }
    }

    private static void AssertError(byte[] frame, int code)
    {
        var reader = new WebSocketFrameReader();

        Assert.AreEqual((int)WebSocketFrameEvent.Error, (int)ReadAll(reader, frame));
        Assert.AreEqual(code, reader.ErrorCode);
    }

    private static WebSocketFrameEvent ReadAll(WebSocketFrameReader reader, byte[] data)
    {
        int offset = 0;
        WebSocketFrameEvent last = WebSocketFrameEvent.None;
        while (offset < data.Length && last != WebSocketFrameEvent.Error)
        {
            last = reader.Read(data, ref offset, data.Length);
        }

        return last;
    }

    private static byte[] Negative(long length)
    {
        byte[] frame = { 0x82, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4 };
        for (int i = 0; i < 8; i++)
        {
            frame[2 + i] = (byte)(length >> (56 - (8 * i)));
        }

        return frame;
    }

    private static byte[] Join(byte[] first, byte[] second)
    {
        var both = new byte[first.Length + second.Length];
        Array.Copy(first, 0, both, 0, first.Length);
        Array.Copy(second, 0, both, first.Length, second.Length);
        return both;
    }
}
