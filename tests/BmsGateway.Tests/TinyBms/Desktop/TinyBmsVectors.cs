// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>Reads the frames and the register map of tests/Fixtures.</summary>
internal static class TinyBmsVectors
{
    /// <summary>All frames, as column name to text.</summary>
    public static List<Dictionary<string, string>> Load() => Load("tinybms-vectors.tsv");

    /// <summary>All rows of a file of the fixtures, as column name to text.</summary>
    public static List<Dictionary<string, string>> Load(string fileName)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", fileName);
        string[] lines = File.ReadAllLines(path);
        string[] names = lines[0].Split('\t');
        var rows = new List<Dictionary<string, string>>();
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            string[] cells = lines[i].Split('\t');
            var row = new Dictionary<string, string>();
            for (int column = 0; column < names.Length; column++)
            {
                row[names[column]] = column < cells.Length ? cells[column] : "";
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Row by its id.</summary>
    public static Dictionary<string, string> Find(string id)
    {
        foreach (Dictionary<string, string> row in Load())
        {
            if (row["id"] == id)
            {
                return row;
            }
        }

        throw new InvalidDataException("The fixtures have no row " + id + ".");
    }

    /// <summary>Bytes of a frame written as "AA 03 …".</summary>
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", ""));
}
