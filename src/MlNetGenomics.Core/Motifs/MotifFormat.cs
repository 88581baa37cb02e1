namespace MlNetGenomics.Motifs;

/// <summary>The text formats of motif files.</summary>
public enum MotifFormat
{
    /// <summary>Minimal MEME: a header and letter-probability matrices.</summary>
    Meme,

    /// <summary>JASPAR: count matrices of four rows.</summary>
    Jaspar,
}
