using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace MlNetGenomics.Notebooks;

/// <summary>
/// Runs the C# cells of a notebook in order, each with what those before it declared, as the C# kernel of Polyglot Notebooks
/// does. Packages are not fetched: cells see the assemblies that this program was built with. Console and current folder are
/// the process's, so notebooks run one after the other.
/// </summary>
public static class NotebookRunner
{
    // What this program has of the packages that notebooks ask for.
    private static readonly string[] Packages = ["MlNetGenomics", "Microsoft.ML.OnnxRuntime"];

    /// <summary>Runs all code cells.</summary>
    /// <returns>What each of them shows.</returns>
    /// <exception cref="NotebookException">A cell does not compile, or fails; names the notebook and the cell.</exception>
    public static async Task<IReadOnlyList<IReadOnlyList<CellOutput>>> RunAsync(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        // The namespaces that the kernel has open; the last holds display and Display.
        ScriptOptions options = ScriptOptions.Default
            .WithReferences(ScriptReferences.All)
            .WithImports(
                "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
                typeof(NotebookRunner).Namespace!, typeof(Kernel).FullName!)
            .WithEmitDebugInformation(false);
        var outputs = new List<IReadOnlyList<CellOutput>>();
        string folder = Directory.GetCurrentDirectory();
        TextWriter console = Console.Out;
        // Files that cells write go away with it.
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("mlng-notebook-");
        ScriptState<object>? state = null;
        try
        {
            Directory.SetCurrentDirectory(scratch.FullName);
            for (int i = 0; i < notebook.Cells.Count; i++)
            {
                string place = $"{notebook.Name}, code cell {i + 1}";
                var shown = new ShownOutputs();
                Console.SetOut(shown.Console);
                Kernel.Shown = shown;
                state = await RunCellAsync(WithoutDirectives(notebook.Cells[i], place), state, options, shown, place);
                outputs.Add(shown.Finish());
            }
            return outputs;
        }
        finally
        {
            Console.SetOut(console);
            Directory.SetCurrentDirectory(folder);
            scratch.Delete(recursive: true);
        }
    }

    private static async Task<ScriptState<object>> RunCellAsync(
        string code, ScriptState<object>? state, ScriptOptions options, ShownOutputs shown, string place)
    {
        try
        {
            ScriptState<object> next = state is null
                ? await CSharpScript.RunAsync(code, options)
                : await state.ContinueWithAsync(code, options);
            if (next.ReturnValue is { } value)
                shown.Add(value);
            return next;
        }
        catch (CompilationErrorException e)
        {
            ImmutableArray<Diagnostic> errors = [.. e.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
            throw new NotebookException($"{place} does not compile:\n{string.Join('\n', errors)}", e);
        }
        catch (Exception e)
        {
            throw new NotebookException($"{place} fails:\n{e}", e);
        }
    }

    /// <summary>Code without the lines that are for the kernel; they stay as empty ones, so that line numbers do not move.</summary>
    private static string WithoutDirectives(string code, string place) =>
        string.Join('\n', code.Split('\n').Select(line => IsDirective(line.Trim(), place) ? "" : line));

    private static bool IsDirective(string line, string place)
    {
        if (line == "#!csharp")
            return true;
        if (line.StartsWith("#!"))
            throw new NotebookException($"{place}: '{line}' is for another kernel than C#'s");
        if (!line.StartsWith("#r "))
            return false;
        string name = line["#r ".Length..].Trim().Trim('"');
        return name.StartsWith("nuget:") && Packages.Contains(name["nuget:".Length..].Split(',')[0].Trim())
            ? true
            : throw new NotebookException($"{place}: '{line}' asks for something else than the packages {string.Join(", ", Packages)}");
    }
}
