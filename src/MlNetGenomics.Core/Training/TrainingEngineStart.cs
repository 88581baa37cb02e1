using MlNetGenomics.Networks;

namespace MlNetGenomics.Training;

/// <summary>What an engine is given to begin a training run with.</summary>
/// <param name="Model">Network and numbers to start from.</param>
/// <param name="Loss">What is made small.</param>
/// <param name="Optimizer">How steps are taken.</param>
/// <param name="BatchSize">Sequences of a batch at most.</param>
/// <param name="Seed">Seed of the run; dropout draws from it.</param>
/// <param name="Threads">Threads; 0 for one a processor. Results do not depend on it.</param>
public sealed record TrainingEngineStart(
    NetworkModel Model, Loss Loss, Optimizer Optimizer, int BatchSize, long Seed, int Threads);
