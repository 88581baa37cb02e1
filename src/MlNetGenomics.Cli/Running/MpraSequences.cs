using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Sequences of an assay.</summary>
/// <param name="Sequences">In the order of the activities.</param>
/// <param name="Tiles">What their names say; null where they are no tiles.</param>
/// <param name="Split">What to train, validate and test on; null where that is not asked for.</param>
internal sealed record MpraSequences(SequenceSet Sequences, TileSet? Tiles, DataSplit? Split);
