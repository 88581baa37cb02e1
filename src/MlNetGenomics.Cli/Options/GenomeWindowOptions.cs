using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.NeuronMotif.Footprints;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Options;

/// <summary>Stretches of a genome: sequences whose names say where they lie, or regions of a genome's file.</summary>
internal sealed class GenomeWindowOptions
{
    private readonly Option<string?> _fasta = new("--fasta")
    {
        Description = "Windows named chr:start-end (bedtools getfasta): FASTA, plain or gzip, - for standard input",
        HelpName = "FILE",
    };

    private readonly Option<string?> _genome = new("--genome")
    {
        Description = "Genome that --regions lie in",
        HelpName = "FILE.fa",
    };

    private readonly Option<string?> _regions = new("--regions")
    {
        Description = "Windows as regions of --genome",
        HelpName = "FILE.bed",
    };

    /// <summary>The options.</summary>
    public Option[] All => [_fasta, _genome, _regions];

    /// <summary>Paths that are read.</summary>
    public string?[] Paths(ParseResult parsed) =>
        [parsed.GetValue(_fasta), parsed.GetValue(_genome), parsed.GetValue(_regions)];

    /// <summary>Fails where the options do not go together.</summary>
    /// <exception cref="UsageException">They do not.</exception>
    public void Check(ParseResult parsed)
    {
        bool hasGenome = parsed.GetValue(_genome) is not null, hasRegions = parsed.GetValue(_regions) is not null;
        if (parsed.GetValue(_fasta) is not null)
            OptionUse.Reject(parsed, [_genome, _regions], $"{_fasta.Name} has the windows already");
        else if (!hasGenome || !hasRegions)
            throw new UsageException($"give either {_fasta.Name}, or {_genome.Name} with {_regions.Name}");
    }

    /// <summary>Does work on the windows, which are read one after the other.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="work">The work; gets the windows and the bases of a chromosome, null where they are not known.</param>
    /// <exception cref="GenomicsException">A file cannot be read, or a window is not in the genome; names file and line.</exception>
    public T Read<T>(ParseResult parsed, CommandRun run, Func<IEnumerable<GenomeWindow>, Func<string, long?>, T> work)
    {
        if (parsed.GetValue(_fasta) is { } path)
        {
            run.Settings["fasta"] = path;
            using FastaReader reader = FastaReader.Open(path, AmbiguityPolicy.AsN);
            return SequenceOptions.InFile(path, () => work(FootprintWindows.OfFasta(reader), _ => null));
        }
        string regionsPath = parsed.GetValue(_regions)!, genomePath = parsed.GetValue(_genome)!;
        run.Settings["genome"] = genomePath;
        run.Settings["regions"] = regionsPath;
        BedFile regions = BedFile.Read(regionsPath)!;
        using IndexedFasta genome = IndexedFasta.Open(genomePath);
        return work(FootprintWindows.OfRegions(genome, regions.Records, regions.Name), genome.LengthOf);
    }
}
