using System.Reflection;

namespace MlNetGenomics.Tests.Packaging;

/// <summary>The packages that this build makes, in a folder that is the only source of packages there.</summary>
internal sealed class PackedRepository : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackedRepository()
    {
        foreach (string project in Built("PackedProjects").Split(';'))
        {
            ChildProgram.Run(
                "dotnet", RepositoryRoot.Path, UserPackages,
                ["pack", project, "--no-build", "--nologo", .. Built("PackArguments").Split(';'), "-o", Packages]).Succeeded();
        }
        // What others have made comes from the folder into which the build restored it.
        _folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{UserPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>A folder outside the repository, in which NuGet knows these packages only.</summary>
    public string Folder => _folder.Path;

    /// <summary>The packages.</summary>
    public string Packages => _folder.File("packages");

    /// <summary>Into which packages are unpacked when they are used.</summary>
    public string Unpacked => _folder.File("unpacked");

    private static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The package of an identifier.</summary>
    public NuGetPackage Open(string id, string extension = "nupkg") => new(Directory.GetFiles(Packages, $"*.{extension}")
        .Single(path => Path.GetFileName(path).StartsWith($"{id}.") && char.IsDigit(Path.GetFileName(path)[id.Length + 1])));

    /// <summary>Runs a program in the folder.</summary>
    public ChildProgram Run(string program, params string[] arguments) =>
        ChildProgram.Run(program, Folder, Unpacked, arguments);

    public string Write(string name, string text) => _folder.Write(name, text);

    public string File(string name) => _folder.File(name);

    public void Dispose() => _folder.Dispose();

    /// <summary>What the project file of the tests says of this build; empty for nothing.</summary>
    public static string Built(string name) => typeof(PackedRepository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(attribute => attribute.Key == name)?.Value ?? "";
}
