using Microsoft.ML.Data;

namespace Microsoft.ML.Model;

/// <summary>Reads chains of transformers.</summary>
internal static class TransformerChainLoader
{
    public const string Signature = "TransformerChain";

    public static string Directory(int index) => $"Transform_{index:000}";

    public static object Load(ModelLoadContext context)
    {
        int count = context.ReadCount(sizeof(int));
        var scopes = new TransformerScope[count];
        var transformers = new ITransformer[count];
        for (int i = 0; i < count; i++)
        {
            scopes[i] = (TransformerScope)context.Reader.ReadInt32() & TransformerScope.Everything;
            transformers[i] = context.LoadModel<ITransformer>(Directory(i));
        }
        return new TransformerChain<ITransformer>(transformers, scopes);
    }
}
