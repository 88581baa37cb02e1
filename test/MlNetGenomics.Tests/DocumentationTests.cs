using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlNetGenomics.Networks;

namespace MlNetGenomics.Tests;

/// <summary>The pages for readers: code compiles, commands are valid, descriptions describe networks, links lead somewhere.</summary>
[TestClass]
public sealed partial class DocumentationTests
{
    private static readonly string Root = RepositoryRoot.Path;

    public static IEnumerable<string[]> Pages =>
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Root, "models", "README.md"))
            .Append(Path.Combine(Root, "README.md"))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(folder => folder is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal)
            .Select(path => new[] { path });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Its_programs_compile(string page)
    {
        foreach (string code in CodeBlocks.Of(Text(page), "csharp"))
            CodeBlocks.Compile(code, page);
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Its_commands_are_valid(string page) => CodeBlocks.AssertParse(CodeBlocks.Commands(Text(page)));

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Its_descriptions_are_networks(string page)
    {
        foreach (string json in CodeBlocks.Of(Text(page), "json"))
        {
            using var parsed = JsonDocument.Parse(json);
            if (parsed.RootElement.TryGetProperty("layers", out _))
                NetworkJson.Parse(json, page);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Its_files_and_headings_exist(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        foreach (Match link in LinkPattern().Matches(Text(page)))
        {
            (string file, string anchor) = (link.Groups["file"].Value, link.Groups["anchor"].Value);
            if (file.StartsWith("http", StringComparison.Ordinal))
                continue;
            string target = file.Length == 0 ? Path.Combine(Root, page) : Path.GetFullPath(Path.Combine(folder, file));
            Assert.IsTrue(Path.Exists(target), $"{page}: {link.Value}");
            if (anchor.Length > 0)
                Assert.Contains(anchor, Headings(File.ReadAllText(target)), $"{page}: {link.Value}");
        }
    }

    [TestMethod]
    public void All_Python_compiles()
    {
        using var folder = new TemporaryFolder();
        string[] programs =
        [
            .. from page in Pages
               from code in CodeBlocks.Of(Text(page[0]), "python")
               select code,
        ];
        Assert.IsNotEmpty(programs);
        string[] files = [.. programs.Select((code, i) => folder.Write($"example{i}.py", code))];
        var start = new ProcessStartInfo("python3", ["-m", "py_compile", .. files]) { RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Inconclusive("python3 is not installed");
            return;
        }
        using (process)
        {
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode, errors);
        }
    }

    private static string Text(string page) => File.ReadAllText(Path.Combine(Root, page));

    /// <summary>What links call the headings of a page: small letters, digits and hyphens, as GitHub makes them.</summary>
    private static string[] Headings(string text) =>
    [
        .. HeadingPattern().Matches(text).Select(match =>
            Regex.Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-')),
    ];

    [GeneratedRegex(@"\]\((?<file>[^)#\s]*)(?:#(?<anchor>[^)\s]+))?\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();
}
