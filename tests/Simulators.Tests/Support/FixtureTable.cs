// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;

namespace BmsGateway.Simulators.Tests.Support;

/// <summary>A tab-separated fixture file: rows as dictionaries from column name to text.</summary>
public static class FixtureTable
{
    /// <summary>Reads a file of tests/Fixtures.</summary>
    public static List<Dictionary<string, string>> Read(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", file));
        string[] names = lines[0].Split('\t');
        var rows = new List<Dictionary<string, string>>();
        for (int i = 1; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split('\t');
            var row = new Dictionary<string, string>();
            for (int k = 0; k < names.Length; k++)
            {
                row[names[k]] = k < cells.Length ? cells[k] : string.Empty;
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Reads "AA 14 7F 1F".</summary>
    public static byte[] Bytes(string hex)
    {
        return Convert.FromHexString(hex.Replace(" ", string.Empty));
    }
}
