using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MlNetGenomics.Tests.Packaging;

/// <summary>What is in the packages, and that they work where nothing else of the repository is.</summary>
[TestClass]
public sealed partial class PackageTests
{
    // Written once for all tests: packing takes seconds.
    private static PackedRepository? _packed;

    private static PackedRepository Packed => _packed!;

    [ClassInitialize]
    public static void Pack(TestContext context) => _packed = new PackedRepository();

    [ClassCleanup]
    public static void Delete() => _packed?.Dispose();

    [TestMethod]
    [DataRow("MlNetGenomics")]
    [DataRow("MlNetGenomics.Core")]
    [DataRow("mlng")]
    public void A_package_has_readme_icon_licence_and_symbols(string id)
    {
        NuGetPackage package = Packed.Open(id), symbols = Packed.Open(id, "snupkg");
        Assert.AreEqual(id, package.Id);
        Assert.AreEqual("MIT", package.Said("license"));
        Assert.IsGreaterThan(30, package.Said("description")!.Length);
        Assert.Contains("genomics", package.Said("tags")!.Split(' '));
        Assert.AreEqual("The MlNetGenomics authors", package.Said("authors"));

        string readme = package.Text(package.Said("readme")!);
        Assert.StartsWith($"# {id}\n", readme);
        // nuget.org shows no page of the repository and no picture from elsewhere.
        Assert.IsEmpty(LinkPattern().Matches(readme).Where(link => !link.Groups[1].Value.StartsWith("https://")));

        byte[] icon = package.Bytes(package.Said("icon")!);
        CollectionAssert.AreEqual(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }, icon[..4]);
        Assert.AreEqual(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)));
        Assert.AreEqual(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)));

        string assembly = package.Files.Single(file => file.EndsWith($"/{id}.dll"));
        Assert.Contains(Path.ChangeExtension(assembly, ".pdb"), symbols.Files);
        Assert.AreEqual(package.Version, symbols.Version);
    }

    [TestMethod]
    [DataRow("MlNetGenomics")]
    [DataRow("MlNetGenomics.Core")]
    public void A_library_is_documented_and_depends_on_what_it_was_compiled_against(string id)
    {
        NuGetPackage package = Packed.Open(id);
        CollectionAssert.IsSubsetOf(
            new[] { $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml" }, package.Files.ToArray());
        Assert.AreEqual(1, package.Files.Count(file => file.EndsWith(".dll")));
        XElement[] members = [.. XDocument.Parse(package.Text($"lib/net10.0/{id}.xml")).Descendants("member")];
        Assert.Contains(
            id == "MlNetGenomics" ? "T:MlNetGenomics.GenomicsCatalog" : "T:MlNetGenomics.GenomicsException",
            members.Select(member => (string)member.Attribute("name")!));

        Dictionary<string, string> versions = XDocument.Load(Path.Combine(RepositoryRoot.Path, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(version => (string)version.Attribute("Include")!, version => (string)version.Attribute("Version")!);
        foreach ((string other, string version) in package.Dependencies)
        {
            string expected = versions.TryGetValue(other, out string? central) ? central : Packed.Open(other).Version;
            Assert.AreEqual(expected, version, other);
        }
        string[] needed = id == "MlNetGenomics" ? ["MlNetGenomics.Core"] : ["Google.Protobuf", "MathNet.Numerics"];
        CollectionAssert.IsSubsetOf(needed, package.Dependencies.Keys.ToArray());
        // Those that generate code when it is compiled are nobody's business.
        Assert.DoesNotContain("Grpc.Tools", package.Dependencies.Keys);
    }

    [TestMethod]
    public void The_tool_is_installed_and_scores_in_ONNX_Runtime()
    {
        NuGetPackage package = Packed.Open("mlng");
        Assert.AreEqual("DotnetTool", (string?)package.Elements("packageType").Single().Attribute("name"));
        Assert.IsEmpty(package.Dependencies);
        string tool = InstallTool(package);
        Assert.StartsWith(package.Version.Split('-')[0], Packed.Run(tool, "--version").Succeeded().Output);

        Packed.Run(tool, "simulate", "--count", "60", "--length", "80", "--out", "data").Succeeded();
        Packed.Run(
            tool, "train", "--fasta", "data/sequences.fa", "--labels", "data/labels.tsv", "--preset", "program",
            "--kernels", "16", "--epochs", "2", "--out", "model.onnx").Succeeded();
        foreach (string engine in new[] { "managed", "onnx" })
        {
            Packed.Run(
                tool, "predict", "--model", "model.onnx", "--fasta", "data/sequences.fa", "--engine", engine,
                "--out", $"{engine}.tsv").Succeeded();
        }
        double[] managed = Scores("managed.tsv"), onnx = Scores("onnx.tsv");
        Assert.HasCount(60, managed);
        Assert.IsGreaterThan(1e-3, managed.Max() - managed.Min());
        for (int i = 0; i < managed.Length; i++)
            Assert.AreEqual(managed[i], onnx[i], 1e-4 * Math.Max(1, Math.Abs(managed[i])));
    }

    [TestMethod]
    public void A_program_is_compiled_against_the_libraries_and_runs()
    {
        string native = PackedRepository.Built("NativeOnnxRuntime");
        string reference = native == "" ? "" : $"""<PackageReference Include="{native}" Version="1.23.2" />""";
        Packed.Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="Consumer.cs" />
                <PackageReference Include="MlNetGenomics" Version="{Packed.Open("MlNetGenomics").Version}" />
                {reference}
              </ItemGroup>
            </Project>
            """);
        Packed.Write("Consumer.cs", """
            using Microsoft.ML;
            using Microsoft.ML.Data;

            var mlContext = new MLContext();
            IDataView data = mlContext.Data.LoadFromEnumerable([new Row { Sequence = "AACGT" }]);
            var counts = mlContext.Transforms.CountKmers("Features", "Sequence", k: 1).Fit(data);
            mlContext.Model.Save(counts, data.Schema, "counts.zip");
            ITransformer loaded = mlContext.Model.Load("counts.zip", out _);
            Console.WriteLine(string.Join(' ', loaded.Transform(data).GetColumn<float[]>("Features").First()));

            public class Row { public string Sequence = ""; }
            """);
        Packed.Run("dotnet", "build", "Consumer.csproj", "-o", "consumer", "--nologo").Succeeded();
        // A loaded pipeline runs in ONNX Runtime.
        Assert.AreEqual("2 1 1 1", Packed.Run("dotnet", Path.Combine("consumer", "Consumer.dll")).Succeeded().Output.Trim());
    }

    private static string InstallTool(NuGetPackage package)
    {
        string folder = Packed.File("tools");
        ChildProgram installed = Packed.Run(
            "dotnet", "tool", "install", package.Id, "--version", package.Version, "--tool-path", folder,
            "--configfile", Packed.File("nuget.config"));
        if (installed.ExitCode != 0)
            Assert.Inconclusive($"this SDK cannot install tools from a folder: {installed.Output} {installed.Errors}");
        return Path.Combine(folder, OperatingSystem.IsWindows() ? "mlng.exe" : "mlng");
    }

    private static double[] Scores(string file) => [.. System.IO.File.ReadAllLines(Packed.File(file)).Skip(1)
        .Select(line => double.Parse(line.Split('\t')[1], System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex LinkPattern();
}
