// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class FuzzTests
{
    private const int Seed = 20240611;

    [TestMethod]
    public void RandomBytesNeverCrashOrBlockTheDevice()
    {
        Console.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        Host host = Host.Instant();
        var data = new byte[300];
        for (int round = 0; round < 20000; round++)
        {
            int count = 1 + random.Next(data.Length);
            random.NextBytes(data);
            if (random.Next(2) == 0)
            {
                data[0] = 0xAA;
                data[1] = (byte)random.Next(0x22);
            }

            host.Device.Receive(data, count);
            host.Due();
            if (round % 10 == 0)
            {
                AssertAnswersAfterAPause(host, round);
            }
        }
    }

    [TestMethod]
    public void MutatedRequestsChangeNoSettingUnlessTheChecksumIsRight()
    {
        var random = new Random(Seed);
        Host host = Host.Instant(TinyBmsProfile.Real14);
        byte[] settings = host.Ask(0xAA, 0x03, 0x01, 0x2C, 0, 100);
        byte[][] requests =
        {
            Host.Frame(0xAA, 0x0D, 4, 0x2C, 0x01, 0x42, 0x0E),
            Host.Frame(0xAA, 0x10, 0x01, 0x3F, 0, 1, 2, 0, 52),
            Host.Frame(0xAA, 0x0B, 4, 0x3F, 0x01, 50, 0),
            Host.Frame(0xAA, 0x02, 1),
        };
        for (int round = 0; round < 20000; round++)
        {
            byte[] request = (byte[])requests[random.Next(requests.Length)].Clone();
            request[random.Next(request.Length)] ^= (byte)(1 << random.Next(8));
            host.Ask(request);
            host.Device.Advance(30);
            host.Due();
        }

        AssertAnswersAfterAPause(host, 0);
        CollectionAssert.AreEqual(settings, host.Ask(0xAA, 0x03, 0x01, 0x2C, 0, 100));
        Assert.HasCount(4, host.EventIds());
    }

    [TestMethod]
    public void ValidFramesWithRandomContentAreAlwaysAnsweredWithAValidFrame()
    {
        var random = new Random(Seed);
        Host host = Host.Instant();
        host.Device.SleepAllowed = false;
        int[] commands = { 2, 3, 7, 9, 11, 13, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32 };
        for (int round = 0; round < 20000; round++)
        {
            byte[] answer = host.Ask(RandomRequest(random, commands[random.Next(commands.Length)]));
            host.Device.Advance(600);
            byte[] text = host.Due();

            // A random write may have switched the broadcast on; its text must not hide the answer.
            bool isFrame = answer.Length >= 5 && answer[0] == 0xAA && Crc16.IsValid(answer, answer.Length);
            Assert.IsTrue(isFrame, $"round {round}: {Convert.ToHexString(answer)} {text.Length}");
        }
    }

    private static byte[] RandomRequest(Random random, int command)
    {
        int body = command switch
        {
            2 => 1,
            3 => 4,
            7 or 29 => 3,
            9 or 11 or 13 => random.Next(70),
            16 => 5,
            _ => 0,
        };
        var frame = new int[2 + body + (command == 9 || command == 11 || command == 13 ? 1 : 0)];
        for (int i = 2; i < frame.Length; i++)
        {
            frame[i] = random.Next(256);
        }

        frame[0] = 0xAA;
        frame[1] = command;
        if (command == 9 || command == 11 || command == 13)
        {
            frame[2] = body;
        }
        else if (command == 16)
        {
            frame[6] = 0;
        }

        return Host.Frame(frame);
    }

    private static void AssertAnswersAfterAPause(Host host, int round)
    {
        // Random bytes may have restarted the device, put it to sleep by time, or switched the broadcast on.
        host.Device.Advance(1000);
        host.Device.Control(device => device.Registers[342] = 0);
        host.Ask(0xAA, 0x18);
        host.Device.Advance(100);
        host.Due();
        Assert.HasCount(6, host.Ask(0xAA, 0x18), $"round {round}, seed {Seed}");
    }
}
