using System.Reflection;
using Microsoft.ML.Model;

namespace Microsoft.ML.Transforms;

/// <summary>Reads mappings of a caller's own: looks for the factory of a contract and runs nothing else.</summary>
internal static class CustomMappingLoader
{
    public const string Signature = "CustomTransformer";

    public static object Load(ModelLoadContext context)
    {
        string contract = context.Reader.ReadString();
        string assemblyName = context.Reader.ReadString();
        // An assembly that the application has loaded counts as registered; none is loaded for a file's sake.
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.GetName().Name == assemblyName)
                context.Host.ComponentCatalog.RegisterAssembly(assembly);
        }
        ICustomMappingFactory factory = context.Host.ComponentCatalog.Create<ICustomMappingFactory>(
            type => type.GetCustomAttribute<CustomMappingFactoryAttributeAttribute>()?.ContractName == contract,
            contract);
        return factory.CreateTransformer(contract);
    }
}
