using MlNetGenomics.Motifs;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>A kernel of a model, as a row of <see cref="MuseamMotifTable"/>.</summary>
/// <param name="Kernel">Index in the model, from 0.</param>
/// <param name="Motif">Its probabilities, named as <see cref="MuseamMotifs.Name"/> has it.</param>
/// <param name="Role">What it does.</param>
/// <param name="HeadWeight">Change of the prediction per unit of motif score; its size is the strength.</param>
/// <param name="InformationPerPosition">ICP, bits against a uniform background.</param>
/// <param name="Consensus">IUPAC consensus.</param>
public sealed record MuseamMotif(
    int Kernel,
    PositionProbabilityMatrix Motif,
    MotifRole Role,
    double HeadWeight,
    double InformationPerPosition,
    string Consensus);
