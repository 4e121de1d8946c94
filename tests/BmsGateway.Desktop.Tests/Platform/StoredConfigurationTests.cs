// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.IO;
using BmsGateway.Configuration;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Platform;
using BmsGateway.Storage;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Platform;

/// <summary>The settings store on a real disk.</summary>
[TestClass]
public sealed class StoredConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [TestMethod]
    public void SaveTakesLessThanFiftyMillisecondsWithTheDisk()
    {
        ConfigurationStore store = Load(Disk());
        const int Count = 60;
        double[] milliseconds = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            SettingsDocument document = Document(1000 + i);
            long start = Stopwatch.GetTimestamp();
            Assert.IsNull(store.TryApply(document, true, out _));
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        double median = milliseconds[Count / 2];
        Console.WriteLine($"Save with fsync: median {median:F1} ms, longest {milliseconds[Count - 1]:F1} ms");
        Assert.AreEqual(Count, store.Status.SaveCount);
        Assert.IsTrue(median < 50, "The median was " + median + " ms.");
        Assert.AreEqual(1000 + Count - 1, PortOf(Load(Disk())));
    }

    [TestMethod]
    public void PowerCutAtEveryOperationOnDiskLeavesTheOldOrTheNewSettings()
    {
        for (int operation = 0; operation < 8; operation++)
        {
            foreach (double part in new[] { 0.0, 0.3, 0.99, 1.0 })
            {
                Assert.IsNull(Load(Disk()).TryApply(Document(1111), true, out _));
                var cut = new CutFileStore(Disk(), operation, part);
                bool isSaved = Load(cut).TryApply(Document(2222), true, out _) == null;

                ConfigurationStore after = Load(Disk());
                int found = PortOf(after);
                string where = "operation " + operation + ", part " + part;
                Assert.IsTrue(found == 2222 || (found == 1111 && !isSaved), where + ": " + found);
                Assert.IsFalse(after.Status.IsFallbackUsed, where);
                Assert.IsNull(after.TryApply(Document(3333), true, out _), where);
                Assert.AreEqual(3333, PortOf(Load(Disk())), where);
            }
        }
    }

    [TestMethod]
    public void DiskThatFailsToCommitChangesNothingAndSaysSo()
    {
        Assert.IsNull(Load(Disk()).TryApply(Document(1111), true, out _));
        ConfigurationStore store = Load(new UncommittedFileStore(_folder.Path));

        SettingProblem? problem = store.TryApply(Document(2222), true, out _);

        Assert.AreEqual(SettingProblem.NotSaved, problem!.Kind);
        Assert.AreEqual(1111, PortOf(store));
        Assert.AreEqual(1111, PortOf(Load(Disk())));
    }

    [TestMethod]
    public void GarbledSectorOnDiskLeadsToTheOlderCopy()
    {
        Assert.IsNull(Load(Disk()).TryApply(Document(1111), true, out _));
        Assert.IsNull(Load(Disk()).TryApply(Document(2222), true, out _));
        string file = _folder.FileOf(ConfigurationStore.RecordName);
        byte[] content = File.ReadAllBytes(file);
        new Random(5).NextBytes(content.AsSpan(0, Math.Min(512, content.Length)));
        File.WriteAllBytes(file, content);

        ConfigurationStore store = Load(Disk());

        Assert.AreEqual(1111, PortOf(store));
        Assert.IsTrue(store.Status.IsFallbackUsed);
    }

    public void Dispose() => _folder.Dispose();

    private static int PortOf(ConfigurationStore store) => store.Settings.GetNumber(SettingId.MqttPort);

    private static ConfigurationStore Load(IFileStore files)
    {
        var store = new ConfigurationStore(files, new FakeLog());
        store.Load();
        return store;
    }

    private static SettingsDocument Document(int port)
    {
        string text = "{\"mqtt.port\":" + port + ",\"mqtt.host\":\"broker-" + port + "\",\"future\":\""
            + new string('x', 1500) + "\"}";
        return SettingsDocument.TryRead(text, out _)!;
    }

    private DirectoryFileStore Disk() => new(_folder.Path);

    private sealed class UncommittedFileStore : FileStore
    {
        public UncommittedFileStore(string folder)
            : base(folder + Path.DirectorySeparatorChar, 100000)
        {
        }

        // The system has taken the bytes, but the disk has not.
        protected override void Commit(FileStream stream)
        {
            stream.SetLength(stream.Length / 2);
            throw new IOException("No space left on device");
        }
    }
}
