using System.ComponentModel;
using System.Diagnostics;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Cli;
using MlNetGenomics.Tests.NeuronMotif;

namespace MlNetGenomics.Tests;

/// <summary>Runs the workflows of docs/cluster on this machine, in a folder whose name has a space.</summary>
[TestClass]
public sealed class ClusterWorkflowTests
{
    private readonly TemporaryFolder _temporary = new();
    private string _folder = "";

    private static string Workflows => Path.Combine(RepositoryRoot.Path, "docs", "cluster");

    [TestInitialize]
    public void Write()
    {
        _folder = Directory.CreateDirectory(_temporary.File("a folder")).FullName;
        NetworkModel model = NeuronExamples.TwoWords("TAC", "GAT");
        File.WriteAllBytes(In("model.onnx"), NetworkOnnx.Export(model));
        var random = new SplittableRandom(1);
        File.WriteAllText(In("some sequences.fa"), string.Concat(Enumerable.Range(0, 5).Select(
            i => $">s{i}\n{new string([.. Enumerable.Range(0, 8).Select(_ => "ACGT"[random.NextInt(4)])])}\n")));
    }

    [TestCleanup]
    public void Delete() => _temporary.Dispose();

    [TestMethod]
    public void Layers_follow_each_other_and_give_what_one_run_does()
    {
        RequireSnakemake();
        Snakemake("neuronmotif.smk", "local", "model=model.onnx", "layers=2", "shards=2,1", "out=in parts");
        CliResult.RunOk("neuronmotif", "--model", In("model.onnx"), "--out", In("whole"));
        string[] tables = [.. Directory.GetFiles(In("whole/site"), "*.tsv").Select(path => Path.GetFileName(path))];
        Assert.Contains("modules.tsv", tables);
        foreach (string table in tables)
            Assert.AreEqual(File.ReadAllText(In($"whole/site/{table}")), File.ReadAllText(In($"in parts/site/{table}")), table);
        Assert.IsTrue(File.Exists(In("in parts/site/index.html")));
    }

    [TestMethod]
    public void Jobs_that_a_scheduler_runs_give_what_one_run_does()
    {
        RequireSnakemake();
        // Slurm, as far as the profile knows it: runs a job at once.
        string programs = Directory.CreateDirectory(In("bin")).FullName;
        Program("sbatch", "echo \"$@\" >> jobs.txt\nfor script; do :; done\nsh \"$script\" > /dev/null 2>&1 && touch \"done$$\"\necho $$\n");
        Program("sacct", "test -e \"done${1#--jobs=}\" && echo COMPLETED || echo FAILED\n");
        Snakemake("ism.smk", "slurm", "model=model.onnx", "fasta=some sequences.fa", "shards=2", "out=in parts.tsv");
        CliResult.RunOk(
            "ism", "--model", In("model.onnx"), "--fasta", In("some sequences.fa"), "--out", In("whole.tsv"), "--quiet");
        CollectionAssert.AreEqual(File.ReadAllBytes(In("whole.tsv")), File.ReadAllBytes(In("in parts.tsv")));
        string[] jobs = File.ReadAllLines(In("jobs.txt"));
        Assert.HasCount(2, jobs);
        Assert.IsTrue(jobs.All(job => job.Contains("--job-name=mlng-shard --cpus-per-task=1 --mem=4000 --time=240")));

        void Program(string name, string text)
        {
            string path = Path.Combine(programs, name);
            File.WriteAllText(path, "#!/bin/sh\n" + text);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void RequireSnakemake()
    {
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo("snakemake", "--version") { RedirectStandardOutput = true })!;
            string version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (!version.StartsWith("7.", StringComparison.Ordinal))
                Assert.Inconclusive($"snakemake {version} is installed; the workflows are for 7");
        }
        catch (Win32Exception)
        {
            Assert.Inconclusive("snakemake is not installed (apt-get install snakemake)");
        }
    }

    private void Snakemake(string workflow, string profile, params string[] settings)
    {
        string program = typeof(MlNetGenomics.Cli.CommandLine).Assembly.Location;
        var start = new ProcessStartInfo(
            "snakemake",
            [
                "-s", Path.Combine(Workflows, workflow), "--profile", Path.Combine(Workflows, "profiles", profile),
                "--config", .. settings, $"mlng=dotnet '{program}'",
            ])
        {
            WorkingDirectory = _folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = $"{In("bin")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        string logs = string.Concat(Directory.GetFiles(_folder, "*.log", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.AreEqual(0, process.ExitCode, $"{output.Result}\n{errors}\n{logs}");
    }

    private string In(string name) => Path.Combine(_folder, name);
}
