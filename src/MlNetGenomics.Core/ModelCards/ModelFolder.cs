namespace MlNetGenomics.ModelCards;

/// <summary>A folder of trained models (NAME.onnx) with their cards (NAME.json), and a page that shows them (README.md).</summary>
public sealed class ModelFolder
{
    /// <summary>What such a folder is called, where it is looked for.</summary>
    public const string UsualName = "models";

    /// <summary>Name of the page for people.</summary>
    public const string PageName = "README.md";

    /// <summary>What names of model files end in.</summary>
    public const string ModelExtension = ".onnx";

    /// <summary>What names of cards end in.</summary>
    public const string CardExtension = ".json";

    private readonly string[] _cards;

    private ModelFolder(string path)
    {
        Path = path;
        _cards = [.. FilesIn(path).Where(IsCard).Order(StringComparer.Ordinal)];
    }

    /// <summary>The folder's path, as it was given.</summary>
    public string Path { get; }

    /// <summary>Paths of the cards, by name; at least one.</summary>
    public IReadOnlyList<string> CardPaths => _cards;

    /// <summary>What lies in the folder beside cards, their models and the page; hidden files do not count.</summary>
    public IReadOnlyList<string> Strangers =>
    [
        .. FilesIn(Path).Where(path => !IsCard(path) && !IsModelOfCard(path) && !IsPage(path)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Opens a folder.</summary>
    /// <exception cref="GenomicsException">There is no such folder, it cannot be read, or holds no card.</exception>
    public static ModelFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
            throw new GenomicsException($"{path}: no such folder, one with models and their cards is expected");
        try
        {
            var folder = new ModelFolder(path);
            if (folder._cards.Length == 0)
                throw new GenomicsException($"{path}: holds no model card (NAME{CardExtension} beside NAME{ModelExtension})");
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GenomicsException($"{path}: cannot be read ({e.Message.ReplaceLineEndings(" ")})", e);
        }
    }

    /// <summary>
    /// The folder "models" that is nearest: in a folder, in those it lies in, or else in another one. A folder of that
    /// name counts where a card and its model are in it.
    /// </summary>
    /// <param name="from">Where to start.</param>
    /// <param name="otherwise">Where else to look: beside a program, say.</param>
    /// <exception cref="GenomicsException">There is none; says where it was looked for.</exception>
    public static ModelFolder Find(string from, string otherwise)
    {
        ArgumentException.ThrowIfNullOrEmpty(from);
        ArgumentException.ThrowIfNullOrEmpty(otherwise);
        for (DirectoryInfo? folder = new(from); folder is not null; folder = folder.Parent)
        {
            if (HasModels(folder.FullName, out string path))
                return Open(path);
        }
        if (HasModels(otherwise, out string last))
            return Open(last);
        throw new GenomicsException(
            $"no folder '{UsualName}' with models and their cards (NAME{ModelExtension}, NAME{CardExtension}) in " +
            $"{System.IO.Path.GetFullPath(from)}, in those it lies in, or in {System.IO.Path.GetFullPath(otherwise)}");
    }

    /// <summary>Reads the cards, by name.</summary>
    /// <exception cref="GenomicsException">One cannot be read; names file and line.</exception>
    public IReadOnlyList<ModelCard> ReadCards() => [.. _cards.Select(ModelCardReader.Read)];

    /// <summary>Path of the model of a card.</summary>
    public string ModelPath(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return System.IO.Path.Combine(Path, card.FileName);
    }

    private static bool HasModels(string parent, out string path)
    {
        path = System.IO.Path.Combine(parent, UsualName);
        try
        {
            return Directory.Exists(path)
                && FilesIn(path).Any(file => IsCard(file) && File.Exists(System.IO.Path.ChangeExtension(file, ModelExtension)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may not be looked into is not the one that is meant.
            return false;
        }
    }

    private static IEnumerable<string> FilesIn(string path) => Directory.EnumerateFileSystemEntries(path)
        .Where(entry => !System.IO.Path.GetFileName(entry).StartsWith('.'));

    private static bool IsCard(string path) => path.EndsWith(CardExtension, StringComparison.Ordinal);

    private static bool IsPage(string path) => System.IO.Path.GetFileName(path) == PageName;

    private bool IsModelOfCard(string path) =>
        path.EndsWith(ModelExtension, StringComparison.Ordinal)
        && _cards.Contains(System.IO.Path.ChangeExtension(path, CardExtension), StringComparer.Ordinal);
}
