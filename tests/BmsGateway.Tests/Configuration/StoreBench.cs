// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Configuration;

/// <summary>A store over files in memory that fail on demand, which can be started again and again.</summary>
public sealed class StoreBench
{
    public readonly FaultyFileStore Files = new();
    public readonly FakeLog Log = new();
    public readonly EventBus Bus;
    public ConfigurationStore Store;

    /// <summary>Events since the last start.</summary>
    public int ChangeCount;

    /// <summary>The newest event.</summary>
    public SettingChanges? LastChange;

    public StoreBench()
    {
        Bus = new EventBus(new FakeClock(), Log);
        Bus.Subscribe(EventId.ConfigurationChanged, "test", OnChanged);
        Store = new ConfigurationStore(Files, Log);
    }

    public GatewaySettings Settings => Store.Settings;

    /// <summary>The power comes back, or somebody restarts the gateway.</summary>
    /// <returns>What is wrong with config.json.</returns>
    public string? Restart()
    {
        Files.PowerOn();
        Store = new ConfigurationStore(Files, Log);
        string? problem = Store.Load();
        Store.Bus = Bus;
        ChangeCount = 0;
        return problem;
    }

    /// <summary>Applies a document.</summary>
    /// <returns>The reason when nothing was taken; empty when all is well.</returns>
    public string Apply(string text)
    {
        SettingsDocument? document = SettingsDocument.TryRead(text, out SettingProblem? problem);
        problem ??= Store.TryApply(document!, true, out _);
        return problem == null ? "" : problem.Kind + ": " + problem.Message;
    }

    public void WriteFile(string name, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.IsTrue(Files.TryWrite(name, bytes, bytes.Length));
    }

    public string Export(bool hasSecrets)
    {
        var json = new JsonWriter(SettingsDocument.MaximumLength);
        Store.WriteExport(json, hasSecrets);
        Assert.IsFalse(json.IsOverflow);
        return Encoding.UTF8.GetString(json.Buffer, 0, json.Length);
    }

    /// <summary>True when a line of the log holds a text.</summary>
    public bool HasLogged(string text)
    {
        bool found = false;
        for (int i = 0; i < Log.Count; i++)
        {
            found |= Log.At(i).IndexOf(text) >= 0;
        }

        return found;
    }

    private void OnChanged(EventId id, object payload)
    {
        ChangeCount++;
        LastChange = (SettingChanges)payload;
    }
}
