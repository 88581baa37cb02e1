using BenchmarkDotNet.Running;
using MlNetGenomics.Benchmarks;

// Without arguments: the whole-job tables. "networks" and a part of a name: those networks alone. "motifs" and a motif
// file: motif comparison and scanning alone. "ism" and a part of a name: mutagenesis with those networks alone. "variants": both
// alleles of variants. "service", seconds and clients: the sample service under load. With other arguments: BenchmarkDotNet, --filter '*' and the like.
if (args.Length == 0)
{
    WholeJobs.Run(Console.Out);
    NetworkJobs.Run(Console.Out);
    MotifJobs.Run(Console.Out);
    MutagenesisJobs.Run(Console.Out);
    VariantJobs.Run(Console.Out);
}
else if (args[0] == "networks")
    NetworkJobs.Run(Console.Out, args.ElementAtOrDefault(1) ?? "");
else if (args[0] == "motifs")
    MotifJobs.Run(Console.Out, args.ElementAtOrDefault(1));
else if (args[0] == "ism")
    MutagenesisJobs.Run(Console.Out, args.ElementAtOrDefault(1) ?? "");
else if (args[0] == "variants")
    VariantJobs.Run(Console.Out);
else if (args[0] == "service")
    await ServiceJobs.RunAsync(Console.Out, args[1..]);
else
    BenchmarkSwitcher.FromAssembly(typeof(WholeJobs).Assembly).Run(args);
