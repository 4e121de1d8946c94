// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests;

/// <summary>An analyzer that throws shows as AD0001; nothing that can be typed may bring that about.</summary>
[TestClass]
public class RobustnessTests
{
    private const int Seed = 20240601;
    private const int MutationsPerFile = 12;

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    private static readonly string[] Corpus =
        Directory.GetFiles(Path.Combine("Files", "Corpus"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Append(BrokenCode.Declarations)
            .Append(BrokenCode.Statements)
            .Append(BrokenCode.NewSyntax)
            .ToArray();

    [TestMethod]
    public void FailureOfAnAnalyzerIsSeen()
    {
        var compilation = Snippet.Compile(LanguageVersion.CSharp10, Options, "class C { }");
        var found = Snippet.Run(compilation, ImmutableArray.Create<DiagnosticAnalyzer>(new ThrowingAnalyzer()));
        Assert.AreEqual("AD0001", found.Single().Id);
    }

    [TestMethod]
    public void OwnSourcesAreAnalyzedWithoutFailure()
    {
        Assert.IsGreaterThan(15, Corpus.Length);
        var compilation = Snippet.Compile(LanguageVersion.CSharp10, Options, Corpus);
        var found = Snippet.Run(compilation);
        AssertNoFailure(found, "whole corpus");

        // The analyzers themselves use Func and readonly structs; finding nothing would mean that nothing ran.
        Assert.Contains("NANO003", found.Select(d => d.Id));
    }

    [TestMethod]
    [DataRow(LanguageVersion.CSharp1)]
    [DataRow(LanguageVersion.CSharp7_3)]
    [DataRow(LanguageVersion.CSharp10)]
    [DataRow(LanguageVersion.Preview)]
    public void BrokenCodeIsAnalyzedWithoutFailure(LanguageVersion version)
    {
        foreach (var code in new[] { BrokenCode.Declarations, BrokenCode.Statements, BrokenCode.NewSyntax })
        {
            AssertNoFailure(Snippet.Run(Snippet.Compile(version, Options, code)), code);
        }
    }

    [TestMethod]
    public void CodeWithoutCoreLibraryIsAnalyzedWithoutFailure()
    {
        var compilation = Snippet.Compile(LanguageVersion.CSharp10, Options, Corpus).WithReferences();
        AssertNoFailure(Snippet.Run(compilation), "no references");
    }

    [TestMethod]
    public void RandomlyCutCodeIsAnalyzedWithoutFailure()
    {
        var random = new Random(Seed);
        foreach (var code in Corpus)
        {
            var mutants = Enumerable.Range(0, MutationsPerFile).Select(_ => Mutate(code, random)).ToArray();
            var found = Snippet.Run(Snippet.Compile(LanguageVersion.CSharp10, Options, mutants));
            AssertNoFailure(found, "seed " + Seed);
        }
    }

    // Removes one stretch and repeats another, so that brackets and names no longer fit.
    private static string Mutate(string code, Random random)
    {
        var start = random.Next(code.Length);
        var length = random.Next(Math.Min(60, code.Length - start) + 1);
        var cut = code.Remove(start, length);
        var from = random.Next(cut.Length);
        var piece = cut.Substring(from, random.Next(Math.Min(40, cut.Length - from) + 1));
        return cut.Insert(random.Next(cut.Length), piece);
    }

    private static void AssertNoFailure(IEnumerable<Diagnostic> found, string what)
    {
        var failures = found.Where(d => !d.Id.StartsWith("NANO", StringComparison.Ordinal));
        Assert.AreEqual("", string.Join('\n', failures.Select(d => d.GetMessage())), what);
    }

#pragma warning disable RS1001 // without the attribute it is no compiler extension, only an object for one test
    private sealed class ThrowingAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            ImmutableArray.Create(NanoRules.StackAlloc);

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(_ => throw new InvalidOperationException(), SymbolKind.NamedType);
        }
    }
}
