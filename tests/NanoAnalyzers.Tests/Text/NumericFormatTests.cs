// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Text;

[TestClass]
public class NumericFormatTests
{
    [TestMethod]
    public void PatternIsReported()
    {
        Snippet.Verify("""
            class C
            {
                private const string Pattern = "0.0";
                void M(int count, double volts, float amps, byte level)
                {
                    string s = volts.ToString("0.00"); // NANO008
                    s = count.ToString("#,##0"); // NANO008
                    s = volts.ToString(Pattern); // NANO008
                    s = $"{volts:0.0}"; // NANO008
                    s = $"{amps,8:#.#} A"; // NANO008
                    s = $"{level:00}"; // NANO008
                    s = $"{level:F1x}"; // NANO008
                    s = string.Format("{0} {1:0.0}", "a", volts); // NANO008
                }
            }
            """);
    }

    [TestMethod]
    public void UnsupportedStandardFormatIsReported()
    {
        Snippet.Verify("""
            class C
            {
                void M(int count, double share, float amps)
                {
                    string s = share.ToString("P"); // NANO009
                    s = share.ToString("p0"); // NANO009
                    s = $"{share:P1}"; // NANO009
                    s = string.Format("{0:P0}", share); // NANO009
                    s = share.ToString("E3"); // NANO009
                    s = $"{count:C}"; // NANO009
                    s = amps.ToString("R"); // NANO009
                    s = share.ToString("F100"); // NANO009
                }
            }
            """);
    }

    [TestMethod]
    public void IntegerFormatOfFloatingPointValueIsReported()
    {
        Snippet.Verify("""
            class C
            {
                string M(double volts, float amps)
                {
                    return $"{volts:D3}" // NANO009
                        + amps.ToString("X"); // NANO009
                }
            }
            """);
    }

    [TestMethod]
    public void SupportedStandardFormatsAreAllowed()
    {
        Snippet.Verify("""
            class C
            {
                string M(int count, ushort word, double volts, float amps, string format)
                {
                    return count.ToString("D4") + count.ToString("X") + word.ToString("x4") + count.ToString("N0")
                        + count.ToString("G") + volts.ToString("F2") + volts.ToString("f") + volts.ToString("N1")
                        + volts.ToString("G10") + amps.ToString("F12") + volts.ToString(format)
                        + $"{word:X4} {count,6:D} {volts:F3}" + string.Format("{0:F1} {{0:0.0}} {1,4:X2}", volts, word);
                }
            }
            """);
    }

    [TestMethod]
    public void PatternOfOtherTypesIsAllowed()
    {
        Snippet.Verify("""
            class C
            {
                string M(DateTime time, Guid id)
                {
                    return time.ToString("yyyy-MM-dd") + $"{time:HH:mm:ss}" + string.Format("{0:MM}", time)
                        + string.Format("0.00");
                }
            }
            """);
    }
}
