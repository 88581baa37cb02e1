using Spectre.Console;

namespace MlNetGenomics.Cli;

/// <summary>What a command talks to.</summary>
/// <param name="Output">Receives results.</param>
/// <param name="Error">Receives errors and warnings.</param>
/// <param name="Cancellation">Ctrl-C.</param>
internal sealed record Shell(TextWriter Output, TextWriter Error, CancellationToken Cancellation)
{
    /// <summary>Characters of a line of help.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Where progress is drawn, or null where nobody watches.</summary>
    public IAnsiConsole? Terminal { get; init; }
}
