using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Reading delimited text files.</summary>
public static class TextLoaderSaverCatalog
{
    /// <summary>A table of a file's lines; members of the type say which fields they are.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="path">The file.</param>
    /// <param name="separatorChar">Character between fields.</param>
    /// <param name="hasHeader">Whether the first line names the fields.</param>
    /// <param name="allowQuoting">Whether a field in double quotes may hold separators.</param>
    /// <param name="trimWhitespace">Whether white space at the ends of fields is removed.</param>
    /// <param name="allowSparse">Whether rows may be sparse. Not supported here.</param>
    public static IDataView LoadFromTextFile<TInput>(
        this DataOperationsCatalog catalog,
        string path,
        char separatorChar = '\t',
        bool hasHeader = false,
        bool allowQuoting = false,
        bool trimWhitespace = false,
        bool allowSparse = false) =>
        LoadFromTextFile<TInput>(catalog, path, new TextLoader.Options
        {
            Separators = [separatorChar],
            HasHeader = hasHeader,
            AllowQuoting = allowQuoting,
            TrimWhitespace = trimWhitespace,
            AllowSparse = allowSparse,
        });

    /// <summary>A table of a file's lines; members of the type say which fields they are.</summary>
    public static IDataView LoadFromTextFile<TInput>(
        this DataOperationsCatalog catalog, string path, TextLoader.Options options)
    {
        Check.Value(catalog, nameof(catalog));
        return TextLoader.Load<TInput>(path, Check.Value(options, nameof(options)));
    }
}
