using MlNetGenomics.Studies;

namespace MlNetGenomics.Cli.Running;

/// <summary>What the networks of a study are trained on.</summary>
/// <param name="Sets">Training, validation and test set.</param>
/// <param name="Known">Motifs to look filters up in.</param>
/// <param name="Published">The paper's results on such data; empty for other data.</param>
/// <param name="Description">The data in a few words.</param>
/// <param name="Inputs">Files that were read.</param>
internal sealed record KooEddyData(
    RepresentationData Sets,
    KnownMotifs Known,
    IReadOnlyList<PublishedRepresentation> Published,
    string Description,
    IReadOnlyList<string?> Inputs);
