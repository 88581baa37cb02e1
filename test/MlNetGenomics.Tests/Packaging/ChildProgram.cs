using System.Diagnostics;

namespace MlNetGenomics.Tests.Packaging;

/// <summary>What a program that ran to its end wrote.</summary>
internal sealed record ChildProgram(int ExitCode, string Output, string Errors)
{
    private const int MostSeconds = 180;

    /// <summary>Runs a program in a folder.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="packages">Folder of NuGet packages to use instead of the user's.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ChildProgram Run(string program, string folder, string packages, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NUGET_PACKAGES"] = packages;
        // No process of the SDK outlives the test, and nothing is set up for this user.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(MostSeconds)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not come to an end in {MostSeconds} s");
        }
        return new ChildProgram(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>The same, where it has ended well.</summary>
    public ChildProgram Succeeded()
    {
        Assert.AreEqual(0, ExitCode, $"{Output}\n{Errors}");
        return this;
    }
}
