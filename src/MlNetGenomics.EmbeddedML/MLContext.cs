using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where everything starts: catalogs of what can be done, and the environment it is done in.</summary>
public sealed class MLContext : IHostEnvironment
{
    private readonly Host _host;

    /// <summary>Makes a context.</summary>
    /// <param name="seed">Seed of all randomness; null for another one each time.</param>
    public MLContext(int? seed = null)
    {
        _host = new Host(seed, OnMessage);
        Data = new DataOperationsCatalog(_host);
        Transforms = new TransformsCatalog(_host);
        Regression = new RegressionCatalog(_host);
        BinaryClassification = new BinaryClassificationCatalog(_host);
        Model = new ModelOperationsCatalog(_host);
    }

    /// <summary>Messages of components.</summary>
    public event EventHandler<LoggingEventArgs> Log;

    /// <summary>Reading, splitting and filtering data.</summary>
    public DataOperationsCatalog Data { get; }

    /// <summary>Transforms.</summary>
    public TransformsCatalog Transforms { get; }

    /// <summary>Regression: trainers and evaluation.</summary>
    public RegressionCatalog Regression { get; }

    /// <summary>Classification into two classes: trainers and evaluation.</summary>
    public BinaryClassificationCatalog BinaryClassification { get; }

    /// <summary>Saving, loading and using models.</summary>
    public ModelOperationsCatalog Model { get; }

    /// <summary>The assemblies whose components a saved model may name.</summary>
    public ComponentCatalog ComponentCatalog => _host.ComponentCatalog;

    /// <summary>The GPU that ONNX models run on; null for the CPU.</summary>
    public int? GpuDeviceId
    {
        get => _host.GpuDeviceId;
        set => _host.GpuDeviceId = value;
    }

    /// <summary>Whether ONNX models run on the CPU where the GPU fails.</summary>
    public bool FallbackToCpu
    {
        get => _host.FallbackToCpu;
        set => _host.FallbackToCpu = value;
    }

    /// <inheritdoc/>
    string IExceptionContext.ContextDescription => _host.ContextDescription;

    /// <inheritdoc/>
    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _host.Register(name, seed, verbose);

    /// <inheritdoc/>
    IChannel IChannelProvider.Start(string name) => _host.Start(name);

    /// <inheritdoc/>
    TException IExceptionContext.Process<TException>(TException ex) => _host.Process(ex);

    private void OnMessage(string source, ChannelMessage message) =>
        Log?.Invoke(this, new LoggingEventArgs(message.Message, message.Kind, source));
}
