namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>How the information content of a column is worked out.</summary>
public enum ColumnInformation
{
    /// <summary>2 + sum over bases of p log2 p: bits, 0 to 2 (NeuronMotif paper, Segmentation of CN CRM).</summary>
    Bits,

    /// <summary>
    /// 2 + sum over bases of p ln p, as NeuronMotif's program has it: .61 for a column that says nothing, 2 for one of a
    /// single base.
    /// </summary>
    Mixed,
}
