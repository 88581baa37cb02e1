using System.Text;

namespace MlNetGenomics.Notebooks;

/// <summary>Collects what a cell shows, in order.</summary>
internal sealed class ShownOutputs
{
    private readonly List<CellOutput> _outputs = [];
    private readonly StringWriter _text = new() { NewLine = "\n" };

    /// <summary>Takes what the cell writes to the console.</summary>
    public TextWriter Console => _text;

    /// <summary>Shows a value.</summary>
    /// <exception cref="NotSupportedException">
    /// It is neither text nor of a type that says how it is shown: what the kernel would make of it is not known here.
    /// </exception>
    public void Add(object value)
    {
        TakeText();
        _outputs.Add(value is string text ? new CellOutput("text/plain", text) : ConventionFormatter.Format(value)
            ?? throw new NotSupportedException($"a value of type {value.GetType()} does not say how a notebook shows it"));
    }

    /// <summary>All outputs.</summary>
    public IReadOnlyList<CellOutput> Finish()
    {
        TakeText();
        return _outputs;
    }

    private void TakeText()
    {
        StringBuilder text = _text.GetStringBuilder();
        if (text.Length > 0)
            _outputs.Add(new CellOutput(null, text.ToString()));
        text.Clear();
    }
}
