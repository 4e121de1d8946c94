// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.Link;

[TestClass]
public class PtyServerTests
{
    private static readonly byte[] Request = Host.Frame(0xAA, 0x03, 0, 0, 0, 57);

    private readonly TinyBmsSimulator _device = new(new TinyBmsSimulatorOptions
    {
        Profile = TinyBmsProfile.Real14,
        ClockMicroseconds = SimulatorClock.RealTime(),
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("pty-tests-").FullName;

    [TestCleanup]
    public void RemoveFolder()
    {
        Directory.Delete(_folder, true);
    }

    [TestMethod]
    public void DeviceAnswersOverTheTerminal()
    {
        using PtyServer server = Serve(null);
        using var port = new SlavePort(server.Path);
        port.Write(Request);
        byte[] answer = port.Read(119);
        Assert.IsTrue(Crc16.IsValid(answer, 119));
        Assert.AreEqual(0x03, (int)answer[1]);
    }

    [TestMethod]
    public void ClientMayComeAndGo()
    {
        using PtyServer server = Serve(null);
        for (int i = 0; i < 5; i++)
        {
            using var port = new SlavePort(server.Path);
            port.Write(Request);
            Assert.HasCount(119, port.Read(119));
        }
    }

    [TestMethod]
    public void UnpluggedAdapterComesBackUnderItsLink()
    {
        string link = Path.Combine(_folder, "bms");
        using PtyServer server = Serve(link);
        using (var port = new SlavePort(link))
        {
            server.PlugOut();
            Assert.IsNull(new FileInfo(link).LinkTarget);
            Assert.IsEmpty(port.ReadUpTo(1, 50));
        }

        Assert.ThrowsExactly<IOException>(() => new SlavePort(link));
        server.PlugOut();
        server.PlugIn();
        server.PlugIn();
        using var again = new SlavePort(link);
        again.Write(Request);
        Assert.HasCount(119, again.Read(119));
    }

    [TestMethod]
    public void DisposeRemovesTheLinkAlsoWhenNeverStarted()
    {
        string link = Path.Combine(_folder, "bms");
        new PtyServer(_device, link).Dispose();
        Assert.IsNull(new FileInfo(link).LinkTarget);
        Serve(link).Dispose();
        Assert.IsNull(new FileInfo(link).LinkTarget);
    }

    private PtyServer Serve(string? link)
    {
        var server = new PtyServer(_device, link);
        server.Start();
        return server;
    }
}
