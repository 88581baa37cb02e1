using Spectre.Console;

namespace MlNetGenomics.Cli.Running;

/// <summary>Draws progress on a terminal: one bar, the time left, and what was done last.</summary>
internal static class ProgressDisplay
{
    private const int BarWidth = 24;

    /// <summary>Does work under a progress bar, which is gone when it ends.</summary>
    public static T Run<T>(IAnsiConsole terminal, string title, Func<IProgress<WorkProgress>?, T> work) =>
        terminal.Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = BarWidth },
                new PercentageColumn(),
                new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask(Markup.Escape(title), maxValue: 1), title)));

    /// <summary>Unlike <see cref="Progress{T}"/>, reports at once and in order.</summary>
    private sealed class Bar(ProgressTask task, string title) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            task.Value = value.Done;
            task.Description = Markup.Escape(value.Detail.Length == 0 ? title : $"{title}: {value.Detail}");
        }
    }
}
