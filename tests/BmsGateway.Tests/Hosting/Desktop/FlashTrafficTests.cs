// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using BmsGateway.Alarms;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Health;
using BmsGateway.History;
using BmsGateway.Platform;
using BmsGateway.Storage;
using BmsGateway.TinyBms.Settings;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Hosting.Desktop;

/// <summary>What the gateway counts as written is what has reached the flash, file by file.</summary>
[TestClass]
public class FlashTrafficTests
{
    // Files that a gateway writes from its start to its stop when everything is in use. A record is written under its
    // name with ".new" first.
    private static readonly string[] Expected =
    {
        BootRecord.FileName, ConfigurationStore.RecordName, AlarmJournal.FileName, Statistics.FileName, LogFile.FileName,
        CredentialFile.Name, SettingsCopyStore.FileName,
    };

    private readonly FakePlatform _platform = new();

    [TestMethod]
    public void EveryByteOfEveryKnownFileIsCounted()
    {
        var store = new ConfigurationStore(_platform.Files, _platform.Log);
        Assert.IsNull(store.Load());
        Assert.IsNull(store.Settings.TrySet("web.socket_port", FreePort().ToString()));
        Assert.IsNull(store.Settings.TrySet("log.file_enabled", "true"));
        var gateway = new Gateway(_platform, store);
        Assert.AreSame(_platform.Files, gateway.Files);
        Assert.IsTrue(gateway.TryStart(out string error), error);
        SettingsDocument? document = SettingsDocument.TryRead(
            "{\"log.file_enabled\":\"true\",\"log.file_level\":\"debug\"}", out SettingProblem? problem);
        Assert.IsNull(problem);
        Assert.IsNull(store.TryApply(document!, false, out _));
        WaitForFile(BootRecord.FileName);

        // These two need a login and a BMS; a platform has no other store for them either.
        Assert.IsTrue(new CredentialFile(gateway.Files).TrySave("$hash"));
        Assert.IsTrue(new SettingsCopyStore(gateway.Files).TrySave("{}"));
        gateway.Stop();

        string[] names = _platform.Recorder.Written.Keys.OrderBy(name => name).ToArray();
        Console.WriteLine(string.Join(' ', names));
        foreach (string name in Expected)
        {
            Assert.IsTrue(names.Any(key => key.StartsWith(name, StringComparison.Ordinal)), name);
        }

        Assert.AreEqual(_platform.Recorder.Written.Values.Sum(), gateway.Files.WrittenBytes);
        Assert.IsTrue(gateway.Files.WornBytes > gateway.Files.WrittenBytes);
    }

    [TestMethod]
    public void PlatformHandsOutNoFilesThatAreNotCounted()
    {
        Type[] types = typeof(IPlatform).GetProperties().Select(property => property.PropertyType).ToArray();
        CollectionAssert.DoesNotContain(types, typeof(IFileStore));
        CollectionAssert.Contains(types, typeof(MeteredFileStore));
    }

    private void WaitForFile(string name) =>
        Assert.IsTrue(SpinWait.SpinUntil(() => _platform.Files.SizeOf(name) > 0, 5000), name);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
