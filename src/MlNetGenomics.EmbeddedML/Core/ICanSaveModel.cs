namespace Microsoft.ML;

/// <summary>Something that can be written to a saved model.</summary>
public interface ICanSaveModel
{
    /// <summary>Writes this to a saved model.</summary>
    void Save(ModelSaveContext ctx);
}
