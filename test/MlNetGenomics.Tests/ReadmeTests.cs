using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace MlNetGenomics.Tests;

/// <summary>Runs what the README tells a reader to run, in the README's order, in one folder.</summary>
[TestClass]
public sealed partial class ReadmeTests
{
    private static readonly string Root = RepositoryRoot.Path;

    [TestMethod]
    public void Its_commands_and_its_code_run()
    {
        string readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        string[] commands = [.. CodeBlocks.Of(readme, "sh")
            .SelectMany(block => block.Split('\n'))
            .Where(line => line.StartsWith("mlng "))];
        Assert.IsGreaterThanOrEqualTo(5, commands.Length);
        // The packages' pages are about the same files.
        string[] programs =
        [
            .. CodeBlocks.Of(readme, "csharp"),
            .. Directory.GetFiles(Path.Combine(Root, "src"), "PACKAGE.md", SearchOption.AllDirectories)
                .SelectMany(page => CodeBlocks.Of(File.ReadAllText(page), "csharp")),
        ];
        Assert.IsGreaterThanOrEqualTo(4, programs.Length);

        using var folder = new TemporaryFolder();
        foreach (string command in commands.Where(command => !NeedsRealData(command)))
            Run(command, folder.Path);
        foreach (string code in programs)
            RunProgram(code, folder.Path);
        Assert.IsTrue(File.Exists(folder.File("model.zip")));
        Assert.IsTrue(File.Exists(folder.File("trees.zip")));
    }

    [TestMethod]
    public void Its_commands_on_real_data_run()
    {
        // The folders that the README's commands name.
        (string Name, string File)[] sets =
        [
            ("HepG2/", "mpra-hepg2/sequences.fa"),
            ("JASPAR/", "motifs/JASPAR_CORE_2016_vertebrates.meme"),
            ("ChIP/", "chip-peaks/ctcf.fa.gz"),
            ("HOCOMOCO/", "motifs/HOCOMOCOv12_CORE.meme"),
        ];
        string[] commands = [.. CodeBlocks.Of(File.ReadAllText(Path.Combine(Root, "README.md")), "sh")
            .SelectMany(block => block.Split('\n'))
            .Where(line => line.StartsWith("mlng ") && NeedsRealData(line))];
        Assert.IsGreaterThanOrEqualTo(4, commands.Length);
        using var folder = new TemporaryFolder();
        foreach (string command in commands)
        {
            string quick = Shorten(command);
            foreach ((string name, string file) in sets)
                quick = quick.Replace(name, Path.GetDirectoryName(SharedData.Require(file)) + "/");
            Run($"{quick} --quiet", folder.Path);
        }
    }

    private static bool NeedsRealData(string command) =>
        command.Contains("HepG2/") || command.Contains("JASPAR/") || command.Contains("ChIP/")
        || command.Contains("HOCOMOCO/");

    /// <summary>The options and files are what is tried here; the full runs' figures are in the README.</summary>
    private static string Shorten(string command) => command.Split(' ')[1] switch
    {
        "crossval" => Regex.Replace(command, @" --nested \d+", " --nested 2") + " --epochs 1 --kernels 16 --folds 2",
        "compare" when NeedsRealData(command) =>
            Regex.Replace(Regex.Replace(command, @" --folds \d+", " --folds 2"), @" --budget \d+", " --budget 60")
            + " --epochs 1 --kernels 16" + (command.Contains(" --models ") ? "" : " --models museam,kmer-sgd"),
        "reproduce" => Regex.Replace(command, @" --(networks|epochs) \S+| --quick", "") + " --epochs 1 --networks CNN-100"
            + (command.Contains("--fasta") ? "" : " --count 300"),
        _ => command,
    };

    private static void Run(string command, string folder)
    {
        string program = typeof(MlNetGenomics.Cli.CommandLine).Assembly.Location;
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo("dotnet", [program, .. words[1..]])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, $"{command}\n{output.Result}\n{errors}");
    }

    /// <summary>Compiles a program and runs it, its file names taken as files of a folder.</summary>
    private static void RunProgram(string code, string folder)
    {
        code = FilePattern().Replace(code, match => $"@\"{Path.Combine(folder, match.Groups[1].Value)}\"");
        MethodInfo main = Assembly.Load(CodeBlocks.Compile(code, "README.md")).EntryPoint!;
        main.Invoke(null, [Array.Empty<string>()]);
    }

    [GeneratedRegex(@"""((?:[\w-]+/)?[\w-]+\.(?:fa|tsv|zip|onnx|meme))""")]
    private static partial Regex FilePattern();
}
