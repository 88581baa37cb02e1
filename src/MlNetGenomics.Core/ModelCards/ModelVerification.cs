using System.Globalization;
using System.Security.Cryptography;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Json;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.ModelCards;

/// <summary>
/// Holds models against their cards: the file's SHA-256, its length and tasks, and the scores of the card's sequences, in
/// ONNX Runtime and on the library's own engine.
/// </summary>
/// <param name="threads">Threads; 0 for one a processor.</param>
/// <param name="cancellation">Stops early.</param>
public sealed class ModelVerification(int threads = 0, CancellationToken cancellation = default)
{
    /// <summary>
    /// How far a score may be from the stated one: a share of the stated one, or of 1 where that is less. What the library's
    /// engine and ONNX Runtime differ by at most, of every published network.
    /// </summary>
    public const double Tolerance = 1e-4;

    /// <summary>Verifies a folder: each card's model, and that nothing else lies there.</summary>
    /// <returns>What is not as it should be, by file; nothing where all is well.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<ModelMismatch> Run(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var found = new List<ModelMismatch>();
        foreach (string path in folder.CardPaths)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                ModelCard card = ModelCardReader.Read(path);
                found.AddRange(Run(card, folder.ModelPath(card)));
            }
            catch (GenomicsException e)
            {
                found.Add(new ModelMismatch(path, e.Message));
            }
        }
        found.AddRange(folder.Strangers.Select(path => new ModelMismatch(path, $"{path}: belongs to no model card")));
        return found;
    }

    /// <summary>Verifies one model.</summary>
    /// <param name="card">Its card.</param>
    /// <param name="path">The ONNX file.</param>
    /// <returns>What is not as the card says; nothing where all is.</returns>
    public IReadOnlyList<ModelMismatch> Run(ModelCard card, string path)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var found = new List<ModelMismatch>();
        try
        {
            byte[] bytes = OnnxFile.ReadBytes(path);
            string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            // What is not the card's file is not run.
            if (hash != card.Sha256)
                Add($"SHA-256 is {hash}, the card says {card.Sha256}");
            else if (IsAsDescribed(OnnxModelInfo.Read(bytes, path)))
                Score(bytes);
        }
        catch (GenomicsException e)
        {
            found.Add(new ModelMismatch(path, e.Message));
        }
        return found;

        void Add(string message) => found.Add(new ModelMismatch(path, $"{path}: {message}"));

        bool IsAsDescribed(OnnxModelInfo info)
        {
            Compare("input length", card.InputLength.ToString(CultureInfo.InvariantCulture), OnnxMetadataKeys.InputLength, info);
            Compare("architecture", card.Architecture, OnnxMetadataKeys.Architecture, info);
            if (!info.TaskNames.SequenceEqual(card.Tasks))
                Add($"predicts {Shown(info.TaskNames)}, the card says {Shown(card.Tasks)}");
            return found.Count == 0;
        }

        void Compare(string what, string stated, string key, OnnxModelInfo info)
        {
            string actual = info.Metadata.GetValueOrDefault(key, "");
            if (actual != stated)
                Add($"{what} is {JsonPart.Quote(actual)}, the card says {JsonPart.Quote(stated)}");
        }

        void Score(byte[] bytes)
        {
            SequenceSet sequences = SequenceSet.FromStrings(
                [.. card.Examples.Select(example => example.Sequence)], [.. card.Examples.Select(example => example.Name)]);
            using (var runtime = OnnxSequenceScorer.Open(bytes, path, new OnnxScorerOptions { Threads = threads }))
                CompareScores("ONNX Runtime", runtime.Score(sequences, null, cancellation).Values);
            CompareScores("the managed engine", Predict(bytes, path, sequences));
        }

        void CompareScores(string engine, float[] scores)
        {
            int tasks = card.Tasks.Count;
            if (scores.Length != card.Examples.Count * tasks)
            {
                Add($"{engine} gives {scores.Length / card.Examples.Count} scores a sequence, the card has {tasks}");
                return;
            }
            for (int i = 0; i < scores.Length; i++)
            {
                ModelExample example = card.Examples[i / tasks];
                double stated = example.Scores[i % tasks];
                // NaN is not near anything.
                if (!(Math.Abs(scores[i] - stated) <= Tolerance * Math.Max(1, Math.Abs(stated))))
                {
                    Add(FormattableString.Invariant(
                        $"{engine} scores {example.Name} {scores[i]} for {card.Tasks[i % tasks]}, the card says {stated}"));
                }
            }
        }
    }

    private float[] Predict(byte[] bytes, string path, SequenceSet sequences) =>
        OnnxModelInfo.Read(bytes, path).Content == OnnxContent.Museam
            ? new MuseamScorer(MuseamOnnx.Import(bytes, path)).Predict(sequences, threads, cancellation)
            : new NetworkScorer(NetworkOnnx.Import(bytes, path), threads).Predict(sequences, null, cancellation);

    private static string Shown(IEnumerable<string> tasks) => string.Join(", ", tasks.Select(JsonPart.Quote));
}
