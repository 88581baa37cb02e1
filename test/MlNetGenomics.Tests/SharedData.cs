namespace MlNetGenomics.Tests;

/// <summary>Real data that lies beside a checkout where it is available; tests that need it are inconclusive elsewhere.</summary>
internal static class SharedData
{
    /// <summary>Path of a file below ../shared/data, seen from the folder of MlNetGenomics.sln.</summary>
    public static string Require(string relativePath)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "MlNetGenomics.sln")))
                continue;
            string path = Path.Combine(folder.FullName, "..", "shared", "data", relativePath);
            if (File.Exists(path))
                return path;
        }
        Assert.Inconclusive($"the data file {relativePath} is not available here");
        return "";
    }
}
