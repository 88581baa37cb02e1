using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>The assemblies whose components may be named by a saved model.</summary>
public sealed class ComponentCatalog
{
    private readonly ConcurrentDictionary<string, Assembly> _assemblies = new();

    internal ComponentCatalog()
    {
    }

    /// <summary>Allows saved models to name the components of an assembly.</summary>
    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        Check.Value(assembly, nameof(assembly));
        _assemblies.TryAdd(assembly.FullName, assembly);
    }

    /// <summary>Makes the component of a contract, looked for in registered assemblies only.</summary>
    internal T Create<T>(Func<Type, bool> select, string contract)
    {
        Type[] found = [.. _assemblies.Values
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => typeof(T).IsAssignableFrom(type) && select(type))];
        Check.That(found.Length == 1, $"Couldn't find one component with contract '{contract}': {found.Length} found");
        return (T)Activator.CreateInstance(found[0]);
    }
}
