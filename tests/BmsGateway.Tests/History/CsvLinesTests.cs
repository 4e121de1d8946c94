// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Battery;
using BmsGateway.History;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.History;

[TestClass]
public class CsvLinesTests
{
    [TestMethod]
    public void HealthyPackIsOneShortLine() =>
        Assert.AreEqual("12:34:56,52.81,10.0,60.2,3300,3302,25,26,1\n", Line(45296, Healthy()));

    [TestMethod]
    public void LongestLineOfAPackBelowOneHundredVoltsHas48Bytes()
    {
        HistoryValues values = Healthy();
        values.Columns[HistoryColumns.Voltage] = 9999;
        values.Columns[HistoryColumns.Current] = -9999;
        values.Columns[HistoryColumns.StateOfCharge] = 1000;
        values.Columns[HistoryColumns.TemperatureMinimum] = -400;
        values.Columns[HistoryColumns.TemperatureMaximum] = -390;
        string line = Line(86399, values);
        Assert.AreEqual("23:59:59,99.99,-999.9,100.0,3300,3302,-40,-39,1\n", line);
        Assert.AreEqual(48, line.Length);
    }

    [TestMethod]
    public void SevenDaysOfTheDefaultPeriodFitInto96Kibibytes() =>
        Assert.IsTrue(7 * (CsvLines.Header.Length + (86400 / 300 * 48)) <= 96 * 1024);

    [TestMethod]
    public void UnknownValuesStayEmptyAndAreNeverZero()
    {
        var values = new HistoryValues();
        values.Clear();
        Assert.AreEqual("00:00:00,,,,,,,,0\n", Line(0, values));
        AssertComesBack(0, values);
    }

    [TestMethod]
    public void NoLineIsLongerThanItsRoom()
    {
        var values = new HistoryValues();
        for (int i = 0; i < HistoryColumns.Count; i++)
        {
            values.Columns[i] = short.MinValue + 1;
        }

        values.State = (BatteryState)255;
        Assert.IsTrue(Line(359999999, values).Length <= CsvLines.LongestLine);
    }

    [TestMethod]
    public void EachLineIsReadAsItWasWritten()
    {
        AssertComesBack(45296, Healthy());
        HistoryValues values = Healthy();
        values.Columns[HistoryColumns.Current] = -5;
        values.Columns[HistoryColumns.Voltage] = 3;
        values.Columns[HistoryColumns.TemperatureMinimum] = -30;
        AssertComesBack(360000, values);
    }

    [TestMethod]
    public void EveryCutOfALineIsRefused()
    {
        string line = Line(45296, Healthy());
        for (int length = 0; length < line.Length - 1; length++)
        {
            Assert.IsFalse(CanRead(line.Substring(0, length) + "\n"), line.Substring(0, length));
        }

        for (int start = 3; start < line.Length; start++)
        {
            Assert.IsFalse(CanRead(line.Substring(start)), line.Substring(start));
        }
    }

    [TestMethod]
    [DataRow(CsvLines.Header)]
    [DataRow("12:60:00,52.81,10.0,60.2,3300,3302,25,26,1\n")]
    [DataRow("12:34:56,52.8,10.0,60.2,3300,3302,25,26,1\n")]
    [DataRow("12:34:56,52.81,10.0,60.2,3300,3302,25,26,1,2\n")]
    [DataRow("12:34:56,52.81,1O.0,60.2,3300,3302,25,26,1\n")]
    [DataRow("12:34:56,52.81,-,60.2,3300,3302,25,26,1\n")]
    [DataRow("12:34:56,99999999999,10.0,60.2,3300,3302,25,26,1\n")]
    [DataRow("12:34:56,52.81,10.0,60.2,3300,3302,25,26,1")]
    [DataRow("")]
    public void WhatIsNoLineIsRefused(string text) => Assert.IsFalse(CanRead(text));

    private static HistoryValues Healthy()
    {
        var values = new HistoryValues();
        values.SetFrom(Samples.HealthyPack(1000));
        return values;
    }

    private static string Line(int seconds, HistoryValues values)
    {
        byte[] buffer = new byte[CsvLines.LongestLine];
        int length = CsvLines.Write(buffer, 0, seconds, values);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static bool CanRead(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length > 0 && CsvLines.TryRead(bytes, 0, bytes.Length - 1, out _, new HistoryValues());
    }

    private static void AssertComesBack(int seconds, HistoryValues values)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Line(seconds, values));
        var read = new HistoryValues();
        Assert.IsTrue(CsvLines.TryRead(bytes, 0, bytes.Length - 1, out int found, read));
        Assert.AreEqual(seconds, found);
        Assert.IsTrue(values.State == read.State);
        for (int i = 0; i < HistoryColumns.Count; i++)
        {
            Assert.AreEqual((int)values.Columns[i], (int)read.Columns[i]);
        }
    }
}
