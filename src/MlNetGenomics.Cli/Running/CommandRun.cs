using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Files;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Cli.Running;

/// <summary>One run of a command: what it says, what it writes, and how long it takes.</summary>
internal sealed class CommandRun : IDisposable
{
    /// <summary>Name of the JSON file among the outputs.</summary>
    public const string JsonName = "json";

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Shell _shell;
    private readonly string _command;

    /// <summary>Starts the clock.</summary>
    public CommandRun(Command command, ParseResult parsed, Shell shell, CommonOptions common)
    {
        _shell = shell;
        _command = CommandLine.PathOf(command);
        Seed = parsed.GetValue(common.Seed);
        Threads = parsed.GetValue(common.Threads);
        IsQuiet = parsed.GetValue(common.Quiet);
        Output = IsQuiet ? TextWriter.Null : shell.Output;
        JsonPath = parsed.GetValue(common.Json);
        Settings["seed"] = Seed;
    }

    /// <summary>--seed.</summary>
    public long Seed { get; }

    /// <summary>--threads.</summary>
    public int Threads { get; }

    /// <summary>--quiet.</summary>
    public bool IsQuiet { get; }

    /// <summary>Ctrl-C.</summary>
    public CancellationToken Cancellation => _shell.Cancellation;

    /// <summary>Where the summary goes; nowhere under --quiet.</summary>
    public TextWriter Output { get; }

    /// <summary>Where data goes that the user asked to have on standard output.</summary>
    public TextWriter DataOutput => _shell.Output;

    /// <summary>Files the command writes.</summary>
    public RunOutputs Outputs { get; } = new();

    /// <summary>Settings for the JSON file.</summary>
    public JsonObject Settings { get; } = [];

    /// <summary>Metrics for the JSON file.</summary>
    public JsonObject Metrics { get; } = [];

    /// <summary>What the JSON file has beside settings and metrics.</summary>
    public JsonObject Additions { get; } = [];

    /// <summary>What is said when the run was cancelled.</summary>
    public string CancelledMessage { get; private set; } = "cancelled";

    /// <summary>Seconds since the command began.</summary>
    public double Seconds => _watch.Elapsed.TotalSeconds;

    private string? JsonPath { get; }

    /// <summary>
    /// Says which files will be written and fails where one cannot be, or would overwrite an input or
    /// another output; to be called once the inputs are known to be good, before the work.
    /// </summary>
    /// <param name="inputs">Paths that are read.</param>
    /// <param name="outputs">Name in the JSON file and path of each output; a null path is one not asked for.</param>
    public void Plan(IEnumerable<string?> inputs, params ReadOnlySpan<(string Name, string? Path)> outputs)
    {
        foreach ((string name, string? path) in outputs)
            Outputs.Plan(name, path);
        Outputs.Plan(JsonName, JsonPath);
        Outputs.Check(inputs);
    }

    /// <summary>Says where the state of training is kept, which a cancelled run points to.</summary>
    public void UseCheckpoint(string? path)
    {
        if (path is null)
            return;
        OutputFile.RequireWritable(path);
        Settings["checkpoint"] = path;
        GoOnFrom(path);
    }

    /// <summary>Makes the folder that states of several trainings are kept in, which a cancelled run points to.</summary>
    public void UseCheckpointFolder(string path)
    {
        Directory.CreateDirectory(path);
        GoOnFrom(path);
    }

    /// <summary>Adds settings for the JSON file.</summary>
    public void AddSettings(JsonObject settings)
    {
        foreach ((string name, JsonNode? value) in settings)
            Settings[name] = value?.DeepClone();
    }

    /// <summary>A warning, one line.</summary>
    public void Warn(string message) => _shell.Error.WriteLine($"mlng: warning: {message}");

    /// <summary>An error, one line, beside which there may be others.</summary>
    public void Complain(string message) => _shell.Error.WriteLine($"mlng: {message.ReplaceLineEndings(" ")}");

    /// <summary>Does work that reports its progress, which is drawn where somebody watches.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="work">The work; gets the report function.</param>
    public T WithProgress<T>(string title, Func<IProgress<WorkProgress>?, T> work) =>
        _shell.Terminal is { } terminal && !IsQuiet
            ? ProgressDisplay.Run(terminal, title, work)
            : work(null);

    /// <summary>Writes all outputs and lists them.</summary>
    public int Finish()
    {
        FinishQuietly();
        foreach ((string name, string path) in Outputs.Planned)
            Output.WriteLine($"wrote {path} ({name})");
        return ExitCode.Ok;
    }

    /// <summary>Writes all outputs; for a command whose data are on standard output.</summary>
    public int FinishQuietly()
    {
        if (JsonPath is not null)
            Outputs.SetText(JsonName, writer => writer.WriteLine(Describe().ToJsonString(JsonText.Options)));
        Cancellation.ThrowIfCancellationRequested();
        Outputs.Commit();
        return ExitCode.Ok;
    }

    /// <inheritdoc/>
    public void Dispose() => Outputs.Dispose();

    /// <summary>Says what a cancelled run points to.</summary>
    public void GoOnFrom(string path) => CancelledMessage = $"cancelled; the same command goes on from {path}";

    private JsonObject Describe()
    {
        var outputs = new JsonObject();
        foreach ((string name, string path) in Outputs.Planned)
        {
            if (name != JsonName)
                outputs[name] = path;
        }
        var description = new JsonObject
        {
            ["command"] = _command,
            ["version"] = OnnxGraphBuilder.ProducerVersion,
            ["settings"] = Settings,
            ["seconds"] = Math.Round(Seconds, 3),
            ["metrics"] = Metrics,
            ["outputs"] = outputs,
        };
        foreach ((string name, JsonNode? value) in Additions)
            description[name] = value?.DeepClone();
        return description;
    }
}
