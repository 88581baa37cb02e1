using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A message of a component.</summary>
public class LoggingEventArgs : EventArgs
{
    /// <summary>Makes a message.</summary>
    public LoggingEventArgs(string message, ChannelMessageKind kind, string source)
    {
        RawMessage = message;
        Kind = kind;
        Source = source;
        Message = $"[Source={Source}, Kind={Kind}] {RawMessage}";
    }

    /// <summary>Which component sent it.</summary>
    public string Source { get; }

    /// <summary>How serious it is.</summary>
    public ChannelMessageKind Kind { get; }

    /// <summary>The text with its source and kind.</summary>
    public string Message { get; }

    /// <summary>The text.</summary>
    public string RawMessage { get; }
}
