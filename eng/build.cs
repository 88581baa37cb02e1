// The build script behind build.cmd: one program for every shell. Each verb says what it runs.
#:property PublishAot=false
#:property EnforceCodeStyleInBuild=false
#:property RestorePackagesWithLockFile=false

using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

const string Usage = """
    usage: build.cmd VERB [ARGUMENTS]

      restore    find out the flavour, install packages
      build      restore and compile
      test       restore, compile and run the tests; arguments go to 'dotnet test' (--filter ...)
      demo       restore, compile and run 'mlng demo'; arguments go to it
      notebooks  restore, compile, run the notebooks (or those that are named) and write what they show into them
      bench      restore, compile and run the benchmarks; arguments go to them
      docs       restore, compile and write the reference of all public types to artifacts/docs
      pack       compile anew and make NuGet packages in artifacts/packages
      format     check the formatting of the code

    The flavour (MlNet=Packages or MlNet=Embedded) is found out once, by restoring eng/probe, and kept in
    eng/flavour.props; delete that file, or set the environment variable MlNet, to choose again.
    """;

string root = FindRoot();
string verb = args.Length > 0 ? args[0] : "";
string[] rest = args.Length > 1 ? args[1..] : [];
try
{
    return verb switch
    {
        "restore" => Restore(),
        "build" => Build(),
        "test" => Test(),
        "demo" => Build() is var code and not 0
            ? code
            : DotNet(["run", "--no-build", "-c", "Release", "--project", "src/MlNetGenomics.Cli", "--", "demo", .. rest]),
        "bench" => Build() is var code and not 0
            ? code
            : DotNet(["run", "--no-build", "-c", "Release", "--project", "test/MlNetGenomics.Benchmarks", "--", .. rest]),
        "docs" => Build() is var code and not 0
            ? code
            : DotNet(
                ["run", "--no-build", "-c", "Release", "--project", "eng/ApiReference", "--", Path.Combine("artifacts", "docs")]),
        "notebooks" => Build() is var code and not 0 ? code : Notebooks(),
        "pack" => Pack(),
        "format" => Restore() is var code and not 0
            ? code
            : DotNet(["format", "MlNetGenomics.sln", "--verify-no-changes", "--no-restore", .. rest]),
        _ => Fail(Usage, 2),
    };
}
catch (System.ComponentModel.Win32Exception e)
{
    return Fail($"build.cmd: {e.Message}", 1);
}

int Restore()
{
    string flavour = Flavour();
    if (flavour == "Embedded" && InstallOnnxRuntime() is var code and not 0)
        return code;
    // In continuous integration a change of packages must come with its lock files; the packages flavour has
    // none in the repository.
    bool isLocked = flavour == "Embedded" && Environment.GetEnvironmentVariable("CI") is ("true" or "1");
    return DotNet(["restore", "MlNetGenomics.sln", $"-p:MlNet={flavour}", .. isLocked ? ["--locked-mode"] : Array.Empty<string>()]);
}

int Build()
{
    int code = Restore();
    return code != 0
        ? code
        : DotNet(["build", "MlNetGenomics.sln", "-c", "Release", "--no-restore", $"-p:MlNet={Flavour(isQuiet: true)}"]);
}

int Test()
{
    InstallBrowserDriver();
    if (Build() is var code and not 0)
        return code;
    string results = Path.Combine(root, "artifacts", "test");
    if (Directory.Exists(results))
        Directory.Delete(results, recursive: true);
    int exit = DotNet(
        [
            "test", "MlNetGenomics.sln", "-c", "Release", "--no-build", $"-p:MlNet={Flavour(isQuiet: true)}",
            "--logger", "trx", "--results-directory", results, .. rest,
        ]);
    int passed = 0, failed = 0, skipped = 0;
    foreach (string file in Directory.Exists(results) ? Directory.GetFiles(results, "*.trx") : [])
    {
        XElement counters = XDocument.Load(file).Descendants().Single(e => e.Name.LocalName == "Counters");
        int Count(string name) => (int)counters.Attribute(name)!;
        passed += Count("passed");
        failed += Count("executed") - Count("passed");
        skipped += Count("total") - Count("executed");
    }
    Console.WriteLine(skipped > 0
        ? $"{passed} passed, {failed} failed, {skipped} skipped"
        : $"{passed} passed, {failed} failed");
    return exit != 0 ? exit : passed == 0 ? 1 : 0;
}

int Notebooks()
{
    string[] files = rest.Length > 0 ? rest : [.. Directory.GetFiles(Path.Combine(root, "notebooks"), "*.ipynb").Order()];
    return DotNet(["run", "--no-build", "-c", "Release", "--project", "test/MlNetGenomics.Notebooks", "--", "run", .. files]);
}

int Pack()
{
    if (Restore() is var restored and not 0)
        return restored;
    string flavour = Flavour(isQuiet: true), packages = Path.Combine("artifacts", "packages");
    if (Directory.Exists(Path.Combine(root, packages)))
        Directory.Delete(Path.Combine(root, packages), recursive: true);
    string[] release = ["-c", "Release", $"-p:MlNet={flavour}", "-p:ForRelease=true", .. TimeOfCommit()];
    string[] target = ["-o", packages, .. rest];
    // Compiled anew: a file that an earlier build left may name this machine's folders.
    if (DotNet(["build", "MlNetGenomics.sln", "--no-restore", "--no-incremental", .. release]) is var built and not 0)
        return built;
    if (DotNet(["pack", "MlNetGenomics.sln", "--no-build", .. release, .. target]) is var packed and not 0)
        return packed;
    if (flavour == "Embedded")
        return DotNet(["pack", Path.Combine("eng", "onnxruntime"), "--no-build", .. release, .. target]);
    // The tool again, over the one with CUDA, whose library is too large for nuget.org and for two systems only. What
    // the tool's project takes is put back afterwards.
    int tool = DotNet(["pack", Path.Combine("src", "MlNetGenomics.Cli"), .. release, "-p:ForTool=true", .. target]);
    return Restore() is var back and not 0 ? back : tool;
}

// Files in a package are as old as the commit, so that the same commit gives the same bytes.
string[] TimeOfCommit()
{
    try
    {
        (int code, string time) = Capture("git", ["log", "-1", "--format=%ct"]);
        return code == 0 ? [$"-p:DeterministicTimestamp={time.Trim()}"] : [];
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return [];
    }
}

// Which ML.NET: the environment's word, else the answer kept from the first time, else a probe.
string Flavour(bool isQuiet = false)
{
    string answerFile = Path.Combine(root, "eng", "flavour.props");
    if (Environment.GetEnvironmentVariable("MlNet") is { Length: > 0 } chosen)
        return Say(chosen, "the environment variable MlNet says so");
    if (File.Exists(answerFile))
        return Say(XDocument.Load(answerFile).Descendants("MlNet").Single().Value, "eng/flavour.props says so");

    Console.WriteLine("Looking whether NuGet serves ML.NET (restoring eng/probe) ...");
    (int code, string output) = Capture("dotnet", ["restore", Path.Combine("eng", "probe", "probe.csproj")]);
    string[] missing = [.. Regex.Matches(output, @"NU110[12]: Unable to find package ([\w.]*\w)")
        .Select(match => match.Groups[1].Value)
        .Distinct()];
    string flavour = code == 0 ? "Packages" : "Embedded";
    string reason = code == 0
        ? "NuGet serves Microsoft.ML 5.0.0"
        : missing.Length > 0
            ? $"NuGet has no {string.Join(", ", missing)} of the version needed"
            : "NuGet could not be reached";
    File.WriteAllText(answerFile, $"""
        <Project>
          <PropertyGroup>
            <MlNet>{flavour}</MlNet>
          </PropertyGroup>
        </Project>

        """);
    return Say(flavour, reason);

    string Say(string flavour, string why)
    {
        if (!isQuiet)
            Console.WriteLine($"Flavour: {flavour} ({why})");
        return flavour;
    }
}

// The embedded flavour takes ONNX Runtime from npm.
int InstallOnnxRuntime() => InstallFromNpm("onnxruntime");

// Tests look at pages in an installed Chromium, driven by Playwright from npm; without either they skip that.
void InstallBrowserDriver()
{
    try
    {
        if (InstallFromNpm("browser") == 0)
            return;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        // No npm.
    }
    Console.WriteLine("build.cmd: npm could not install Playwright; pages are not tested in a browser");
}

int InstallFromNpm(string name)
{
    string folder = Path.Combine(root, "eng", name);
    string installed = Path.Combine(folder, "node_modules", ".package-lock.json");
    if (File.Exists(installed)
        && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        return 0;
    return OperatingSystem.IsWindows()
        ? Run("cmd", ["/c", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
        : Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
}

int DotNet(string[] arguments) => Run("dotnet", arguments, root);

int Run(string program, string[] arguments, string folder)
{
    Console.WriteLine($"> {program} {string.Join(' ', arguments)}");
    using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
    process.WaitForExit();
    return process.ExitCode;
}

(int Code, string Output) Capture(string program, string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = root, RedirectStandardOutput = true };
    using Process process = Process.Start(start)!;
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}

int Fail(string message, int code)
{
    Console.Error.WriteLine(message);
    return code;
}

static string FindRoot([System.Runtime.CompilerServices.CallerFilePath] string script = "") =>
    Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(script)))!;
