// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Globalization;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.Simulators.Tests.Victron;

[TestClass]
public class GxVectorTests
{
    private const int RowsOfTheProtocol = 85;

    public static IEnumerable<object[]> Rows
    {
        get
        {
            foreach (Dictionary<string, string> row in FixtureTable.Read("victron-vectors.tsv"))
            {
                if (Applies(row))
                {
                    yield return new object[] { row["can_id"], row["payload_hex"], row["decoded"] };
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void FrameDecodesToThePublishedValues(string canId, string payload, string decoded)
    {
        uint id = Id(canId);
        byte[] data = FixtureTable.Bytes(payload);
        var gx = new VictronGxSimulator();
        if (id == 0x381)
        {
            gx.Receive(0x380, new byte[8], 8, 0);
        }

        gx.Receive(id, data, data.Length, 0);
        if (id == 0x380)
        {
            gx.Receive(0x381, new byte[8], 8, 0);
        }

        // The last two bytes of 0x35F mean nothing to a GX.
        string expected = decoded.Split("; bytes6-7=")[0];
        Assert.AreEqual(expected, GxText.Describe(gx.Battery, id));
        Assert.AreEqual(0L, gx.TotalOffences);
    }

    [TestMethod]
    public void MostRowsAreDecoded()
    {
        int count = 0;
        foreach (object[] unused in Rows)
        {
            count++;
        }

        Assert.IsGreaterThanOrEqualTo(RowsOfTheProtocol, count);
    }

    private static uint Id(string text)
    {
        return uint.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static bool Applies(Dictionary<string, string> row)
    {
        // Neighbouring protocols and the frames of the GX itself are not decoded; "dialect" rows are foreign too.
        uint id = Id(row["can_id"]);
        bool isForeign = id == 0x354 || id == 0x359 || id == 0x35C || id < 0x351;
        return !isForeign && !row["decoded"].StartsWith("dialect:", StringComparison.Ordinal);
    }
}
