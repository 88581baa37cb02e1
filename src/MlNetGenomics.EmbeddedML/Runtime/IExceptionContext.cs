namespace Microsoft.ML.Runtime;

/// <summary>Where exceptions come from.</summary>
public interface IExceptionContext
{
    /// <summary>A description of the place.</summary>
    string ContextDescription { get; }

    /// <summary>Marks an exception and returns it.</summary>
    TException Process<TException>(TException ex) where TException : Exception;
}
