namespace Microsoft.ML.Runtime;

/// <summary>The one implementation of environments and hosts.</summary>
internal sealed class Host : IHost
{
    private readonly Host _root;
    private readonly string _name;

    /// <summary>Makes the root environment.</summary>
    public Host(int? seed, Action<string, ChannelMessage> listener)
    {
        _root = this;
        _name = "MLContext";
        Seed = seed;
        Rand = seed is int known ? new Random(known) : new Random();
        Listener = listener;
        ComponentCatalog = new ComponentCatalog();
    }

    private Host(Host parent, string name, int seed)
    {
        _root = parent._root;
        _name = name;
        Rand = new Random(seed);
    }

    public int? Seed { get => ReferenceEquals(_root, this) ? field : _root.Seed; }

    public Random Rand { get; }

    public int? GpuDeviceId { get => ReferenceEquals(_root, this) ? field : _root.GpuDeviceId; set; }

    public bool FallbackToCpu { get => ReferenceEquals(_root, this) ? field : _root.FallbackToCpu; set; }

    public ComponentCatalog ComponentCatalog { get => field ?? _root.ComponentCatalog; }

    public string ContextDescription => _name;

    private Action<string, ChannelMessage> Listener { get; }

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Check.NonEmpty(name, nameof(name));
        lock (Rand)
            return new Host(this, name, seed ?? Rand.Next());
    }

    public IChannel Start(string name) => new Channel(this, $"{_name}; {name}");

    public TException Process<TException>(TException ex) where TException : Exception => ex;

    private sealed class Channel(Host owner, string name) : IChannel
    {
        public string ContextDescription => name;

        public TException Process<TException>(TException ex) where TException : Exception => ex;

        public void Send(ChannelMessage msg) => owner._root.Listener(name, msg);

        public void Trace(MessageSensitivity sensitivity, string fmt) =>
            Send(new ChannelMessage(ChannelMessageKind.Trace, sensitivity, fmt));

        public void Info(MessageSensitivity sensitivity, string fmt) =>
            Send(new ChannelMessage(ChannelMessageKind.Info, sensitivity, fmt));

        public void Warning(MessageSensitivity sensitivity, string fmt) =>
            Send(new ChannelMessage(ChannelMessageKind.Warning, sensitivity, fmt));

        public void Error(MessageSensitivity sensitivity, string fmt) =>
            Send(new ChannelMessage(ChannelMessageKind.Error, sensitivity, fmt));

        public void Dispose()
        {
        }
    }
}
