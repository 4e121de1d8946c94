// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

[TestClass]
public class SettingsChainTests
{
    private const int Seed = 20260117;

    [TestMethod]
    public void EveryMoveBetweenSmallOrderedSetsStaysOrderedAtEveryStep()
    {
        // All ordered sets of four out of seven places, each with each: 35 x 35 moves.
        var sets = new int[35][];
        int count = 0;
        for (int a = 0; a < 7; a++)
        {
            for (int b = a + 1; b < 7; b++)
            {
                for (int c = b + 1; c < 7; c++)
                {
                    for (int d = c + 1; d < 7; d++)
                    {
                        sets[count++] = new[] { a, b, c, d };
                    }
                }
            }
        }

        Assert.AreEqual(35, count);
        for (int from = 0; from < count; from++)
        {
            for (int to = 0; to < count; to++)
            {
                Walk(Voltages(sets[from], 10), Voltages(sets[to], 10));
            }
        }
    }

    [TestMethod]
    public void RandomMovesStayOrderedAtEveryStep()
    {
        var random = new Random(Seed);
        for (int i = 0; i < 200; i++)
        {
            Walk(RandomSet(random), RandomSet(random));
        }
    }

    [TestMethod]
    public void BrokenChainIsFoundAtTheFirstGapThatIsTooSmall()
    {
        ushort[] words = Voltages(new[] { 0, 1, 2, 3 }, 10);
        Assert.AreEqual(-1, SettingsChain.Voltages.FindBreak(words));
        words[0]--;
        Assert.AreEqual(1, SettingsChain.Voltages.FindBreak(words));
    }

    [TestMethod]
    public void LedBarIsTakenUpAfterAndLeftBeforeItsIntervalIsShort()
    {
        var words = new ushort[SettingRows.WordCount];
        var goal = new ushort[SettingRows.WordCount];
        var open = new ushort[SettingRows.WordCount];
        open[42] = 0xFF;
        open[43] = 0xFF;
        words[42] = 1;
        goal[42] = 5;
        goal[43] = 2;
        Assert.AreEqual(42, SettingsRules.NextWrite(words, goal, open));
        Assert.AreEqual(43, SettingsRules.NextWrite(goal, words, open));
    }

    [TestMethod]
    public void RestartComesAfterPresetsAndTheyComeAfterAllOthers()
    {
        var words = new ushort[SettingRows.WordCount];
        var goal = new ushort[SettingRows.WordCount];
        var open = new ushort[SettingRows.WordCount];
        int[] expected = { 41, 23, 28, 40 };
        for (int i = 0; i < expected.Length; i++)
        {
            goal[expected[i]] = 1;
            open[expected[i]] = 0xFFFF;
        }

        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], SettingsRules.NextWrite(words, goal, open));
            words[expected[i]] = 1;
        }

        Assert.AreEqual(-1, SettingsRules.NextWrite(words, goal, open));
    }

    private static void Walk(ushort[] words, ushort[] goal)
    {
        var open = new ushort[SettingRows.WordCount];
        int[] indexes = { 0, 1, 15, 16, 5, 17 };
        for (int i = 0; i < indexes.Length; i++)
        {
            open[indexes[i]] = 0xFFFF;
        }

        Assert.IsTrue(SettingsRules.IsValid(words, true));
        int steps = 0;
        int index = SettingsRules.NextWrite(words, goal, open);
        while (index >= 0)
        {
            words[index] = goal[index];
            Assert.IsTrue(SettingsRules.IsValid(words, true));
            Assert.IsTrue(++steps <= indexes.Length);
            index = SettingsRules.NextWrite(words, goal, open);
        }

        for (int i = 0; i < words.Length; i++)
        {
            Assert.AreEqual((int)goal[i], (int)words[i]);
        }
    }

    private static ushort[] Voltages(int[] places, int gap)
    {
        var words = new ushort[SettingRows.WordCount];
        words[16] = (ushort)(2800 + (places[0] * gap));
        words[1] = (ushort)(2800 + (places[1] * gap));
        words[0] = (ushort)(2800 + (places[2] * gap));
        words[15] = (ushort)(2800 + (places[3] * gap));
        words[17] = (ushort)(1 + places[0]);
        words[5] = (ushort)(1 + places[3]);
        return words;
    }

    private static ushort[] RandomSet(Random random)
    {
        var places = new int[4];
        places[0] = 2000 - random.Next(1200);
        for (int i = 1; i < 4; i++)
        {
            places[i] = places[i - 1] + 10 + random.Next(i == 2 ? 10 : 700);
        }

        var words = new ushort[SettingRows.WordCount];
        words[16] = (ushort)places[0];
        words[1] = (ushort)places[1];
        words[0] = (ushort)places[2];
        words[15] = (ushort)places[3];
        words[17] = (ushort)(1 + random.Next(300));
        words[5] = (ushort)(words[17] + 1 + random.Next(100));
        return words;
    }
}
