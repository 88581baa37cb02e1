using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif.Analysis;

namespace MlNetGenomics.Transforms;

/// <summary>
/// Turns DNA text into the best score of each module that neurons were decoupled into, over all windows: a column
/// Vector&lt;Single, M&gt;, summed log-odds in bits, slots named after the modules.
/// </summary>
/// <remarks>
/// It scores, and is saved, as a <see cref="MotifScanTransformer"/> of the modules, which is also what
/// <see cref="GenomicsCatalog.Accelerate"/> makes of a loaded one.
/// </remarks>
public sealed class NeuronModuleTransformer : ITransformer
{
    private readonly MotifScanTransformer _scan;

    internal NeuronModuleTransformer(NetworkAnalysis analysis, MotifScanTransformer scan)
    {
        Analysis = analysis;
        _scan = scan;
    }

    /// <summary>What the network was decoupled into.</summary>
    public NetworkAnalysis Analysis { get; }

    /// <summary>What is scored: modules, or motifs of the neurons' dictionaries, in the order of the slots.</summary>
    public IReadOnlyList<PositionProbabilityMatrix> Motifs => _scan.Motifs;

    /// <summary>Whether the reverse strand is scanned too.</summary>
    public bool BothStrands => _scan.BothStrands;

    /// <summary>Name of the text column read.</summary>
    public string InputColumnName => _scan.InputColumnName;

    /// <summary>Name of the column made.</summary>
    public string OutputColumnName => _scan.OutputColumnName;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _scan.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => _scan.Transform(input);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => _scan.GetRowToRowMapper(inputSchema);

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_scan).Save(ctx);
}
