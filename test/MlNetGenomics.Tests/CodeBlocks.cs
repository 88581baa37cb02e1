using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlNetGenomics.Cli;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Notebooks;
using CommandLineParser = System.CommandLine.Parsing.CommandLineParser;

namespace MlNetGenomics.Tests;

/// <summary>The code in pages of Markdown, and what makes programs of it.</summary>
internal static class CodeBlocks
{
    /// <summary>The blocks of a language, in order.</summary>
    public static IEnumerable<string> Of(string text, string language) =>
        Regex.Matches(text, $@"^```{language}\r?\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value);

    /// <summary>The mlng commands of the shell blocks, and of indented ones, a line each.</summary>
    public static IEnumerable<string> Commands(string text)
    {
        IEnumerable<string> indented = text.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal));
        return Of(text, "sh").Append(string.Join('\n', indented))
            .SelectMany(block => Regex.Replace(block, @"\\\r?\n\s*", "").Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("mlng ", StringComparison.Ordinal));
    }

    /// <summary>Fails unless command lines are such as mlng takes. They are not run.</summary>
    public static void AssertParse(IEnumerable<string> commands)
    {
        RootCommand root = CommandLine.Build(new Shell(TextWriter.Null, TextWriter.Null, CancellationToken.None), new CommonOptions());
        foreach (string command in commands)
        {
            var words = CommandLineParser.SplitCommandLine(command).Skip(1).TakeWhile(word => word is not (">" or "|"));
            Assert.IsEmpty(root.Parse([.. words]).Errors, command);
        }
    }

    /// <summary>Compiles a program of top-level statements.</summary>
    /// <param name="code">The program.</param>
    /// <param name="name">Where it is from, for messages.</param>
    /// <returns>The assembly.</returns>
    public static byte[] Compile(string code, string name)
    {
        string usings = string.Concat(
            new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq" }.Select(n => $"global using {n};\n"));
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(usings), CSharpSyntaxTree.ParseText(code)],
            ScriptReferences.All,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.IsTrue(result.Success, $"{name}\n{string.Join('\n', result.Diagnostics)}");
        return assembly.ToArray();
    }
}
