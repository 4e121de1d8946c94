// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoAnalyzers.Text;

namespace NanoAnalyzers.Tests.Text;

[TestClass]
public class CompositeFormatTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("no item } here", "")]
    [DataRow("{0}", "0:-")]
    [DataRow("{0:F2} V, {1,-8:X4}", "0:F2 1:X4")]
    [DataRow("{2,5}{0}", "2:- 0:-")]
    [DataRow("{{0}} {1}", "1:-")]
    [DataRow("{{{0}}}", "0:-")]
    [DataRow("{0:HH:mm}", "0:HH:mm")]
    [DataRow("{0} {x} {1}", "0:-")]
    [DataRow("{0} {1", "0:-")]
    [DataRow("{-1}", "")]
    [DataRow("{99999999999}", "")]
    [DataRow("{", "")]
    public void ItemsAreReadInOrderUpToTheFirstMalformedOne(string text, string expected)
    {
        var items = CompositeFormat.Items(text).Select(i => i.Index + ":" + (i.Format ?? "-"));
        Assert.AreEqual(expected, string.Join(' ', items));
    }
}
