// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Alarms;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Simulators.Victron;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron.Desktop;

/// <summary>
/// Encoders whose input is not a single number, over their whole range: what a decoder that was written without them
/// reads is what went in.
/// </summary>
[TestClass]
public class FrameRoundTripTests
{
    private const int Rounds = 50000;

    private readonly Random _random = new(20250302);
    private readonly CanFrame _frame = new();
    private readonly VictronGxSimulator _gx = new();

    [TestMethod]
    public void EveryCombinationOfAlarmLevelsArrives()
    {
        var levels = new AlarmLevel[BatteryAlarms.Count];
        for (int i = 0; i < Rounds; i++)
        {
            _frame.Reset(VictronFrameId.Alarms, 8);
            for (int condition = 0; condition < levels.Length; condition++)
            {
                levels[condition] = (AlarmLevel)_random.Next(4);
                AlarmsFrame.WriteLevel(_frame.Data, condition, levels[condition]);
            }

            GxBattery battery = Decode();
            for (int condition = 0; condition < levels.Length; condition++)
            {
                Assert.AreEqual(Pair(levels[condition], AlarmLevel.Alarm), battery.Alarms![condition]);
                Assert.AreEqual(Pair(levels[condition], AlarmLevel.Warning), battery.Warnings![condition]);
            }

            Assert.AreEqual(0, _frame.Data[3] & 0xFC, "reserved");
            Assert.AreEqual(0, _frame.Data[7] & 0xF0, "reserved");
        }
    }

    [TestMethod]
    public void ModulesAgreeWithTheLimitsOnTheWire()
    {
        VictronContext context = Context("TinyBMS", "TinyBMS", "");
        for (int i = 0; i < Rounds; i++)
        {
            context.Limits.ChargeVoltageMillivolts = 55200;
            context.Limits.ChargeCurrentMilliamperes = Current();
            context.Limits.DischargeCurrentMilliamperes = Current();
            context.IsSampleFresh = _random.Next(2) == 0;
            GxBattery limits = Encode(new LimitsFrame(), context);
            int charge = limits.ChargeCurrentLimitDeciamperes == 0 ? 1 : 0;
            int discharge = limits.DischargeCurrentLimitDeciamperes == 0 ? 1 : 0;
            int online = context.IsSampleFresh ? 1 : 0;

            GxBattery modules = Encode(new ModulesFrame(), context);

            CollectionAssert.AreEqual(new[] { online, charge, discharge, 1 - online }, modules.Modules);
        }
    }

    [TestMethod]
    public void ChargeRequestNeverGoesWithAChargeCurrentOfZero()
    {
        VictronContext context = Context("TinyBMS", "TinyBMS", "");
        for (int i = 0; i < Rounds; i++)
        {
            context.Limits.ChargeVoltageMillivolts = 55200;
            context.Limits.ChargeCurrentMilliamperes = Current();
            context.IsSampleFresh = _random.Next(2) == 0;
            context.ChargeRequest = _random.Next(2) == 0 ? ChargeRequest.Yes : ChargeRequest.No;

            bool? asks = Encode(new ChargeRequestFrame(), context).RequestsCharge;

            bool may = context.IsSampleFresh && context.Limits.ChargeCurrentMilliamperes >= 100;
            Assert.AreEqual(may && context.ChargeRequest == ChargeRequest.Yes, asks);
        }
    }

    [TestMethod]
    public void CellNumbersArriveOrTheFrameIsLeftOut()
    {
        VictronContext context = Context("TinyBMS", "TinyBMS", "");
        for (int number = -10; number < 300; number++)
        {
            context.Sample.LowestCellNumber = number;
            context.Sample.HighestCellNumber = number;
            bool isSent = new CellIdFrame(false).Encode(context, _frame);
            Assert.AreEqual(number is >= 1 and <= 99, isSent, number.ToString());
            if (isSent)
            {
                Assert.AreEqual("Cell " + number, Decode().LowestCellId);
                Assert.AreEqual("Cell " + number, Encode(new CellIdFrame(true), context).HighestCellId);
            }
        }
    }

    [TestMethod]
    public void SensorNamesAreThoseOfTheExtremes()
    {
        VictronContext context = Context("TinyBMS", "TinyBMS", "");
        for (int i = 0; i < Rounds; i++)
        {
            int[] degrees = { _random.Next(-400, 800), _random.Next(-400, 800) };
            context.Sample.ExternalTemperature1Decidegrees = degrees[0];
            context.Sample.ExternalTemperature2Decidegrees = degrees[1];
            context.Sample.LowestTemperatureDecidegrees = Math.Min(degrees[0], degrees[1]);
            context.Sample.HighestTemperatureDecidegrees = Math.Max(degrees[0], degrees[1]);

            string coldest = degrees[0] <= degrees[1] ? "Ext 1" : "Ext 2";
            Assert.AreEqual(coldest, Encode(new SensorIdFrame(false), context).ColdestSensorId);
            string hottest = degrees[0] >= degrees[1] ? "Ext 1" : "Ext 2";
            Assert.AreEqual(hottest, Encode(new SensorIdFrame(true), context).HottestSensorId);
        }
    }

    [TestMethod]
    public void TextsOfEveryLengthArriveAsSevenBitText()
    {
        for (int i = 0; i < Rounds; i++)
        {
            string maker = Text(1, 8);
            string name = VictronIdentity.NameOf(maker, Text(0, 7));
            string family = Text(1, 8);
            string serial = Text(1, 16);
            VictronContext context = Context(maker, name, family);
            context.Identity.SerialNumber = serial;

            string shown = Encode(new ManufacturerFrame(), context).Manufacturer!;
            Assert.AreEqual(Plain(name.Length <= 8 ? name : maker), shown);
            Assert.AreEqual(Plain(family), Encode(new FamilyFrame(), context).Family);
            Assert.AreEqual(name.Length > 8, new NameFrame(false).Encode(context, _frame));
            if (name.Length > 8)
            {
                Decode();
                Assert.AreEqual(Plain(name), Encode(new NameFrame(true), context).Name);
            }

            Encode(new SerialNumberFrame(false), context);
            Assert.AreEqual(Plain(serial), Encode(new SerialNumberFrame(true), context).SerialNumber);
        }
    }

    private static VictronContext Context(string manufacturer, string name, string family) =>
        new(new ChargeLimits(), new VictronIdentity(manufacturer, name, family), 0)
        {
            Sample = Samples.HealthyPack(1000),
            IsSampleFresh = true,
        };

    private static GxPair Pair(AlarmLevel level, AlarmLevel active) =>
        level == AlarmLevel.NotSupported ? GxPair.NotSupported : level == active ? GxPair.Active : GxPair.Ok;

    // The decoder keeps the bytes as text; the encoder replaces what is not printable ASCII.
    private static string Plain(string text) =>
        string.Concat(Array.ConvertAll(text.ToCharArray(), c => c is >= ' ' and <= '~' ? c : '?'));

    private GxBattery Encode(IVictronFrame encoder, VictronContext context)
    {
        Assert.IsTrue(encoder.Encode(context, _frame));
        return Decode();
    }

    private GxBattery Decode()
    {
        _gx.Receive((uint)_frame.Id, _frame.Data, _frame.Length, 0);
        return _gx.Battery;
    }

    private int Current() => _random.Next(4) == 0 ? _random.Next(-200, 200) : _random.Next() >> _random.Next(20);

    private string Text(int shortest, int longest)
    {
        var text = new char[_random.Next(shortest, longest + 1)];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = (char)(_random.Next(8) == 0 ? _random.Next(1, 0x300) : _random.Next(' ', '~' + 1));
        }

        return new string(text);
    }
}
