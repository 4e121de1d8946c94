// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Reflection;

namespace BmsGateway.Simulators.Scenarios;

/// <summary>
/// Reads scenarios: the built-in ones by name, others from a file. The format is described in the README of this
/// folder.
/// </summary>
public static class ScenarioLibrary
{
    private const string ResourcePrefix = "scenario:";

    /// <summary>Names of the built-in scenarios, sorted.</summary>
    /// <returns>Names.</returns>
    public static string[] Names()
    {
        string[] resources = Array.FindAll(
            Assembly.GetExecutingAssembly().GetManifestResourceNames(),
            name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal));
        string[] names = Array.ConvertAll(resources, name => name.Substring(ResourcePrefix.Length));
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>Finds a scenario.</summary>
    /// <param name="nameOrPath">Name of a built-in scenario, or the path of a file.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="SimulatorCommandException">Unknown, unreadable or broken; the message names the file, the line
    /// and the known names.</exception>
    public static Scenario Load(string nameOrPath)
    {
        using Stream? resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourcePrefix + nameOrPath);
        if (resource != null)
        {
            using var reader = new StreamReader(resource);
            return Parse(nameOrPath, reader.ReadToEnd());
        }

        if (!File.Exists(nameOrPath))
        {
            throw new SimulatorCommandException(
                $"unknown scenario '{nameOrPath}'; known are {string.Join(", ", Names())}, or the path of a file");
        }

        try
        {
            return Parse(nameOrPath, File.ReadAllText(nameOrPath));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SimulatorCommandException($"scenario file '{nameOrPath}' cannot be read: {error.Message}");
        }
    }

    /// <summary>Reads the text of a scenario.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="text">Content of the file.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="SimulatorCommandException">Broken; the message names the line.</exception>
    public static Scenario Parse(string name, string text)
    {
        return new ScenarioReader(name).Read(text);
    }
}
