// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests.Text;

[TestClass]
public class FloatTextTests
{
    [TestMethod]
    public void FloatWithoutDigitsIsReported()
    {
        Snippet.Verify("""
            class C
            {
                void M(float volts)
                {
                    string s = volts.ToString(); // NANO013
                    s = volts.ToString("G"); // NANO013
                    s = volts.ToString(""); // NANO013
                    s = volts.ToString(null, null); // NANO013
                    s = 3.3f.ToString(); // NANO013
                    s = $"{volts} V, {volts,6}, {volts:g}"; // NANO013 NANO013 NANO013
                    s = "" + volts; // NANO013
                    s += volts; // NANO013
                    s = string.Concat(volts, " V"); // NANO013
                    s = string.Format("{0:F1} {0}", volts); // NANO013
                    s = Convert.ToString(volts); // NANO013
                    new StringBuilder().Append(volts); // NANO013
                    Console.Write(volts); // NANO013
                }
            }
            """);
    }

    [TestMethod]
    public void FloatWithDigitsIsAllowed()
    {
        Snippet.Verify("""
            class C
            {
                private const string Format = "F2";
                void M(float volts, string format)
                {
                    string s = volts.ToString("F1") + volts.ToString(Format) + volts.ToString("G4");
                    s = volts.ToString(format);
                    s = $"{volts:F2} {volts,8:N1}" + string.Format("{0:F2}", volts);
                    s = string.Format(format, volts);
                    s = ((int)volts).ToString() + (int)volts;
                    new StringBuilder().Append(volts.ToString("F3"));
                }
            }
            """);
    }

    [TestMethod]
    public void DoubleAndIntegerWithoutFormatAreAllowed()
    {
        Snippet.Verify("""
            class C
            {
                void M(double volts, int count, float current)
                {
                    string s = volts.ToString() + volts + $"{volts} {count}" + count.ToString();
                    s = new StringBuilder().Append(volts).Append(count).ToString();
                    s = ((double)current).ToString();
                    object boxed = current;
                }
            }
            """);
    }
}
