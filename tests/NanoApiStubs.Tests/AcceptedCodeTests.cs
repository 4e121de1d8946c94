// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoApiStubs.Tests;

/// <summary>What the libraries of nanoFramework 1.17 have must compile.</summary>
[TestClass]
public sealed class AcceptedCodeTests
{
    [TestMethod]
    [DataRow("lock (this) { text += $\"{number:X4} {1.5f:F2}\"; }")]
    [DataRow("var table = new Hashtable { [\"a\"] = 1 }; foreach (DictionaryEntry e in table) { text += e.Key; }")]
    [DataRow("var list = new ArrayList { 1, \"b\" }; foreach (object o in list) if (o is int and > 0) number = 1;")]
    [DataRow("new Thread(() => Thread.Sleep(number)).Start();")]
    [DataRow("Interlocked.Increment(ref number); using var timer = new Timer(_ => { }, null, 0, 1000);")]
    [DataRow("text = new StringBuilder().Append(text).AppendLine().ToString(); text = text[1].ToString();")]
    [DataRow("byte[] b = Encoding.UTF8.GetBytes(text); Array.Copy(b, 0, b, 1, 2); text = BitConverter.ToString(b);")]
    [DataRow("try { throw new Exception(text); } catch (Exception e) when (e.Message == text) { throw; }")]
    [DataRow("number = text switch { \"a\" => 1, \"b\" => 2, _ => Math.Min(3, number) };")]
    [DataRow("SpanByte part = new byte[8]; part = part.Slice(1, 2); number = part[0];")]
    [DataRow("ArgumentNullException.ThrowIfNull(text); TimeSpan age = DateTime.UtcNow - DateTime.MinValue;")]
    [DataRow("EventHandler handler = null; handler += (s, e) => { }; handler?.Invoke(this, EventArgs.Empty);")]
    public void PortableStatementIsAccepted(string statement) => AssertNoError(DeviceCompiler.InMethod(statement));

    [TestMethod]
    [DataRow("var port = new System.IO.Ports.SerialPort(\"COM2\", 115200) { ReadTimeout = 50 }; port.Open(); "
        + "number = port.Read(new byte[4], 0, 4); port.DataReceived += (s, e) => { }; port.Dispose();")]
    [DataRow("using var can = nanoFramework.Device.Can.CanController.FromId(\"CAN1\", new(1, 2, 3, 4)); "
        + "can.MessageReceived += (s, e) => { number = can.GetMessage().Message.Length; };")]
    [DataRow("using var web = new nanoFramework.WebServer.WebServer(80, nanoFramework.WebServer.HttpProtocol.Http); "
        + "web.CommandReceived += (o, e) => nanoFramework.WebServer.WebServer.OutputHttpCode("
        + "e.Context.Response, System.Net.HttpStatusCode.OK); web.Start();")]
    [DataRow("var mqtt = new nanoFramework.M2Mqtt.MqttClient(\"host\"); mqtt.Connect(\"id\"); "
        + "mqtt.MqttMsgPublishReceived += (s, e) => text = e.Topic; mqtt.Publish(\"t\", new byte[1]);")]
    [DataRow("text = nanoFramework.Json.JsonConvert.SerializeObject(new Hashtable()); "
        + "object back = nanoFramework.Json.JsonConvert.DeserializeObject(text, typeof(Hashtable));")]
    [DataRow("System.IO.File.WriteAllText(\"I:\\\\a.txt\", text); text = System.IO.File.ReadAllText(\"I:\\\\a.txt\");")]
    [DataRow("var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetwork, "
        + "System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp); socket.Listen(2);")]
    [DataRow("var pin = new System.Device.Gpio.GpioController().OpenPin(4, System.Device.Gpio.PinMode.Input); "
        + "bool high = pin.Read() == System.Device.Gpio.PinValue.High;")]
    [DataRow("using var spi = System.Device.Spi.SpiDevice.Create(new System.Device.Spi.SpiConnectionSettings(1, 5)); "
        + "spi.TransferFullDuplex(new byte[3], new byte[3]);")]
    [DataRow("nanoFramework.TestFramework.Assert.AreEqual(1, number); "
        + "nanoFramework.Runtime.Native.GC.Run(true); nanoFramework.Networking.Sntp.Start();")]
    public void DeviceStatementIsAccepted(string statement) => AssertNoError(DeviceCompiler.InMethod(statement));

    [TestMethod]
    public void ClassWithNullableAnnotationsPropertiesAndIndexerIsAccepted() => AssertNoError(
        "#nullable enable\nnamespace Own; public delegate void Changed(object sender, int value);\n"
        + "public interface ISource { int this[int cell] { get; } event Changed? Updated; }\n"
        + "public sealed class Source : ISource { private readonly int[] _cells = new int[16];\n"
        + "public int this[int cell] => _cells[cell]; public string? Name { get; init; }\n"
        + "public event Changed? Updated;\n"
        + "public void Raise() => Updated?.Invoke(this, _cells.Length); }\n"
        + "public enum Level : byte { None } public struct Pair { public int A; public readonly int Sum() => A; }");

    private static void AssertNoError(string source) =>
        Assert.AreEqual(string.Empty, string.Join(" | ", DeviceCompiler.Errors(source)));
}
