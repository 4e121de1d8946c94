// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Web.Access.Desktop;

/// <summary>What the login costs on a PC; the figures are printed. The bounds are far above, for slow build machines.</summary>
[TestClass]
public class AccessTimeTests
{
    private const int Reads = 2000;

    [TestMethod]
    public void SessionCheckAndPasswordHashTakeLittleTime()
    {
        var bench = new WebBench();
        bench.Login();
        bench.Gateway.PublishSample();
        double live = MicrosecondsPerRead(bench, "/api/v1/live");
        double session = MicrosecondsPerRead(bench, "/api/v1/session");
        var clock = Stopwatch.StartNew();
        uint[] words = new uint[Sha256.StateWords];
        new Pbkdf2().Derive(new byte[20], new byte[16], 100_000, words);
        double hash = clock.Elapsed.TotalMilliseconds;

        Console.WriteLine(
            $"live document {live:F1} us, session with cookie {session:F1} us, 100 000 rounds {hash:F0} ms");
        Assert.IsTrue(session < 1000, $"{session} us");
        Assert.IsTrue(hash < 5000, $"{hash} ms");
    }

    private static double MicrosecondsPerRead(WebBench bench, string path)
    {
        bench.Get(path);
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < Reads; i++)
        {
            bench.Get(path);
        }

        return clock.Elapsed.TotalMicroseconds / Reads;
    }
}
