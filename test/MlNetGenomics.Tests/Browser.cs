using System.Diagnostics;
using System.Text.Json;

namespace MlNetGenomics.Tests;

/// <summary>Chromium, as it is installed, driven by Playwright (eng/browser).</summary>
internal static class Browser
{
    private const int MostSeconds = 60;

    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>
    /// Visits pages and says what a reader sees of each (eng/browser/visit.js); inconclusive where there is no Chromium, or
    /// Playwright is not installed.
    /// </summary>
    /// <param name="page">Path of the first page.</param>
    /// <param name="width">Width of the window, pixels.</param>
    /// <param name="scheme">light or dark.</param>
    /// <param name="clicks">What is clicked to get to each further page: a CSS selector, or "back"; or its address.</param>
    public static JsonElement[] Visit(string page, int width, string scheme, params string[] clicks)
    {
        string chromium = Programs.Select(FindProgram).FirstOrDefault(path => path is not null)
            ?? Skip("no Chromium is installed here");
        string node = FindProgram("node") ?? Skip("Node.js, which drives Chromium, is not installed here");
        string script = Path.Combine(RootFolder(), "eng", "browser", "visit.js");
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules", "playwright-core")))
            Skip("Playwright is not installed: run npm ci in eng/browser");
        var start = new ProcessStartInfo(node, [script, chromium, $"{width}", scheme, new Uri(page).AbsoluteUri, .. clicks])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(MostSeconds)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"the browser did not come to an end in {MostSeconds} s: {errors.Result}");
        }
        Assert.AreEqual(0, process.ExitCode, errors.Result);
        using var pages = JsonDocument.Parse(output.Result);
        return [.. pages.RootElement.EnumerateArray().Select(visited => visited.Clone())];
    }

    private static string? FindProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        .FirstOrDefault(File.Exists);

    private static string RootFolder()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MlNetGenomics.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    private static string Skip(string reason)
    {
        Assert.Inconclusive(reason);
        return "";
    }
}
