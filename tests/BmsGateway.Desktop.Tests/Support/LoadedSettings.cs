// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using BmsGateway.Configuration;
using BmsGateway.Desktop.CommandLine;
using BmsGateway.Desktop.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Support;

/// <summary>The settings as a start reads them.</summary>
public static class LoadedSettings
{
    /// <summary>Loads a configuration file and puts the command line over it.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="configuration">Text of config.json.</param>
    public static GatewaySettings Of(Options options, string configuration = "{}")
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.FileOf("config.json"), configuration);
        var store = new ConfigurationStore(new DirectoryFileStore(folder.Path), new FakeLog());
        options.Settings.ApplyTo(store);
        Assert.IsNull(store.Load());
        return store.Settings;
    }
}
