// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoBuild.Tests;

/// <summary>
/// A folder that serves as package feed: every package of the table, made of the contract assemblies with made-up .pe
/// files, and a metadata processor that writes made-up .pe files. It shows that packages are found, unpacked and used;
/// it cannot show that the real ones work.
/// </summary>
internal sealed class MadeUpFeed
{
    /// <summary>Header of every made-up .pe file; the name of the assembly follows.</summary>
    internal const string PeHeader = "NFMRK1\0\0----------------";

    /// <summary>A feed with all packages.</summary>
    internal const string Full = "full";

    /// <summary>A feed without any package.</summary>
    internal const string Empty = "empty";

    // One of the packages keeps its assembly in a folder of lib, as some newer packages do.
    private const string PackageWithFolder = "nanoFramework.System.Math";

    private const string ProcessorSource = @"
        using System.IO;
        using Microsoft.Build.Framework;
        namespace nanoFramework.Tools.MetadataProcessor.MsBuildTask
        {
            public class MetaDataProcessorTask : Microsoft.Build.Utilities.Task
            {
                public string Parse { get; set; }
                public string Compile { get; set; }
                public ITaskItem[] LoadHints { get; set; }
                [Output] public ITaskItem[] FilesWritten { get; set; }
                public override bool Execute()
                {
                    string text = ""NFMRK1\0\0----------------"" + Path.GetFileNameWithoutExtension(Parse);
                    File.WriteAllText(Compile, text);
                    FilesWritten = new ITaskItem[] { new Microsoft.Build.Utilities.TaskItem(Compile) };
                    return true;
                }
            }
        }";

    private readonly RepositoryCopy _repository;
    private readonly XElement _table;

    private MadeUpFeed(RepositoryCopy repository)
    {
        _repository = repository;
        _table = XElement.Load(repository.PathOf("firmware/build/nano-packages.props"));
        Directory.CreateDirectory(repository.PathOf("feeds/" + Full));
        Directory.CreateDirectory(repository.PathOf("feeds/" + Empty));
    }

    /// <summary>Options of a build that sees one of the feeds only and unpacks into a folder of its own.</summary>
    internal static string[] Options(RepositoryCopy repository, string feed) => new[]
    {
        "-p:NanoPackages=true",
        // Two sources, as a user may have; %3B is the semicolon between them.
        $"-p:RestoreSources={repository.PathOf("feeds/" + Empty)}%3B{repository.PathOf("feeds/" + feed)}",
        $"-p:NanoPackageFolder={repository.PathOf("packages/" + feed)}/",
    };

    /// <summary>Writes the full feed and an empty one. The contract assemblies must have been generated.</summary>
    internal static void Write(RepositoryCopy repository)
    {
        var feed = new MadeUpFeed(repository);
        string contracts = Directory.GetDirectories(repository.PathOf("artifacts/nano-api")).Single();
        foreach (IGrouping<string, XElement> package in feed._table.Descendants("NanoPackage")
            .GroupBy(row => row.Attribute("Package")!.Value))
        {
            var files = new Dictionary<string, byte[]>();
            foreach (string assembly in package.Select(row => row.Attribute("Include")!.Value))
            {
                string folder = package.Key == PackageWithFolder ? "lib/netnano1.0/" : "lib/";
                files[folder + assembly + ".dll"] = File.ReadAllBytes(Path.Combine(contracts, assembly + ".dll"));
                files[folder + assembly + ".pe"] = Encoding.ASCII.GetBytes(PeHeader + assembly);
            }

            feed.Pack(package.Key, package.First().Attribute("Version")!.Value, files);
        }

        string processor = feed._table.Descendants("NanoProcessorPackage").Single().Value;
        feed.Pack(processor, feed._table.Descendants("NanoProcessorVersion").Single().Value, new()
        {
            [$"lib/net6.0/{processor}.dll"] = CompileProcessor(processor),
        });
    }

    private static byte[] CompileProcessor(string name)
    {
        string sdk = RepositoryCopy.Metadata("SdkFolder");
        IEnumerable<string> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator).Where(path => !Path.GetFileName(path).StartsWith("Microsoft.Build"))
            .Append(Path.Combine(sdk, "Microsoft.Build.Framework.dll"))
            .Append(Path.Combine(sdk, "Microsoft.Build.Utilities.Core.dll"));
        CSharpCompilation compilation = CSharpCompilation.Create(
            name, new[] { CSharpSyntaxTree.ParseText(ProcessorSource) },
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        string[] errors = compilation.Emit(image).Diagnostics
            .Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => finding.ToString()).ToArray();
        return errors.Length == 0 ? image.ToArray() : throw new InvalidOperationException(string.Join('\n', errors));
    }

    private void Pack(string id, string version, Dictionary<string, byte[]> files)
    {
        files[id + ".nuspec"] = Encoding.UTF8.GetBytes(
            $"<package><metadata><id>{id}</id><version>{version}</version><authors>test</authors>"
            + "<description>made up</description></metadata></package>");
        string path = _repository.PathOf($"feeds/{Full}/{id}.{version}.nupkg");
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in files)
        {
            using Stream entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }
    }
}
