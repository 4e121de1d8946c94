// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>The integer decoding of floats against the floating-point unit.</summary>
[TestClass]
public class TinyBmsFloatTests
{
    [TestMethod]
    public void OneMillionRandomBitPatternsDecodeAsTheProcessorSays()
    {
        var random = new Random(20240611);
        for (int i = 0; i < 1000000; i++)
        {
            AssertDecodes(random.Next(int.MinValue, int.MaxValue));
        }
    }

    [TestMethod]
    public void OneMillionValuesInTheRangeOfABatteryDecodeAsTheProcessorSays()
    {
        var random = new Random(20240612);
        for (int i = 0; i < 1000000; i++)
        {
            AssertDecodes(BitConverter.SingleToInt32Bits((float)((random.NextDouble() - 0.5) * 2000)));
        }
    }

    [TestMethod]
    public void EveryHalfThousandthThatAFloatCanHoldIsRoundedAwayFromZero()
    {
        for (int sixteenths = -160000; sixteenths <= 160000; sixteenths++)
        {
            AssertDecodes(BitConverter.SingleToInt32Bits(sixteenths / 16f));
        }
    }

    [TestMethod]
    public void ThousandthsBecomeTheNearestFloatAndComeBack()
    {
        for (int thousandths = -16383999; thousandths <= 16383999; thousandths += 37)
        {
            int bits = TinyBmsNumbers.FromThousandths(thousandths);
            if (bits != BitConverter.SingleToInt32Bits((float)(thousandths / 1000.0))
                || TinyBmsNumbers.ToThousandths(bits) != thousandths)
            {
                Assert.Fail(thousandths + " thousandths become 0x" + bits.ToString("X8"));
            }
        }
    }

    private static void AssertDecodes(int bits)
    {
        float value = BitConverter.Int32BitsToSingle(bits);
        int expected;
        if (!float.IsFinite(value))
        {
            expected = BatterySnapshot.Unknown;
        }
        else
        {
            // A double holds the product exactly: 24 bits times 10 bits.
            double exact = Math.Round((double)value * 1000, MidpointRounding.AwayFromZero);
            expected = (int)Math.Clamp(exact, -int.MaxValue, int.MaxValue);
        }

        if (expected != TinyBmsNumbers.ToThousandths(bits))
        {
            Assert.Fail(
                "0x" + bits.ToString("X8") + " = " + value + " decodes to " + TinyBmsNumbers.ToThousandths(bits));
        }
    }
}
