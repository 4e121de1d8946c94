// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests;

[TestClass]
public class NanoRulesTests
{
    private static readonly DiagnosticDescriptor[] Rules = typeof(NanoRules)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (DiagnosticDescriptor)f.GetValue(null)!)
        .OrderBy(r => r.Id, StringComparer.Ordinal)
        .ToArray();

    [TestMethod]
    public void IdsRunFromNano001WithoutGap()
    {
        var expected = Enumerable.Range(1, Rules.Length).Select(n => $"NANO{n:D3}").ToArray();
        CollectionAssert.AreEqual(expected, Rules.Select(r => r.Id).ToArray());
    }

    [TestMethod]
    public void EveryRuleIsAnErrorThatIsOn()
    {
        foreach (var rule in Rules)
        {
            Assert.AreEqual(DiagnosticSeverity.Error, rule.DefaultSeverity, rule.Id);
            Assert.IsTrue(rule.IsEnabledByDefault, rule.Id);
        }
    }

    [TestMethod]
    public void EveryRuleIsReportedByExactlyOneAnalyzer()
    {
        var reported = Snippet.Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(r => r.Id).Order().ToArray();
        CollectionAssert.AreEqual(Rules.Select(r => r.Id).ToArray(), reported);
    }

    [TestMethod]
    public void EveryMessageSaysWhatToWriteInstead()
    {
        foreach (var rule in Rules)
        {
            Assert.HasCount(2, rule.MessageFormat.ToString().Split("; "), rule.Id);
            Assert.DoesNotContain("{", Remedy(rule), rule.Id);
        }
    }

    [TestMethod]
    public void DocumentedTableHasTheRowsOfTheRules()
    {
        var documented = File.ReadLines(Path.Combine("Files", "device-code-rules.md"))
            .Where(line => line.StartsWith("| NANO", StringComparison.Ordinal));
        var expected = Rules.Select(r => $"| {r.Id} | {r.Title} | {r.Description} | {Remedy(r)} |");
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', documented));
    }

    private static string Remedy(DiagnosticDescriptor rule)
    {
        var remedy = rule.MessageFormat.ToString().Split("; ")[1];
        return char.ToUpperInvariant(remedy[0]) + remedy[1..] + ".";
    }
}
