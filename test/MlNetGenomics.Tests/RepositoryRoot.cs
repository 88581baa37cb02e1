namespace MlNetGenomics.Tests;

/// <summary>The folder of the checkout that the tests were built in.</summary>
internal static class RepositoryRoot
{
    /// <summary>Its path.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "MlNetGenomics.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
