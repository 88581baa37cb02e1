namespace MlNetGenomics.Mpra;

/// <summary>Columns of counts of one experiment and one kind, RNA or DNA.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Columns">A column a replicate; of DNA also one for all.</param>
public sealed record MpraColumnList(string Experiment, IReadOnlyList<string> Columns);
