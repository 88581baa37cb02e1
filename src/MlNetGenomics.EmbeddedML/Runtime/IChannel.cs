namespace Microsoft.ML.Runtime;

/// <summary>A way for text messages; they arrive at <see cref="MLContext.Log"/>.</summary>
public interface IChannel : IPipe<ChannelMessage>
{
    /// <summary>Sends a detail.</summary>
    void Trace(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a piece of information.</summary>
    void Info(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a warning.</summary>
    void Warning(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends an error.</summary>
    void Error(MessageSensitivity sensitivity, string fmt);
}
