namespace MlNetGenomics.Onnx;

/// <summary>Which outputs an exported MuSeAM model has.</summary>
[Flags]
public enum MuseamOutputs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The prediction: float [N, 1]. Without it the head is left out.</summary>
    Score = 1,

    /// <summary>The score of every kernel, 0 or more: float [N, F].</summary>
    MotifScores = 2,

    /// <summary>
    /// Where each kernel scores best, two outputs, int64 [N, F]. Position: 0-based start of the W bases
    /// on the forward strand, -1 where the kernel's score is 0 and so has no site. Strand: 1 forward,
    /// -1 reverse, 0 where there is no site. Of sites that score the same the forward strand's is taken, and
    /// on a strand the first, read from its 5' end, as by our engine.
    /// </summary>
    Sites = 4,
}
