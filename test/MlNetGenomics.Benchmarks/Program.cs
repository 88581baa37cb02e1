using BenchmarkDotNet.Running;
using MlNetGenomics.Benchmarks;

// Without arguments: the whole-job table. With arguments: BenchmarkDotNet, --filter '*' and the like.
if (args.Length == 0)
    WholeJobs.Run(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(WholeJobs).Assembly).Run(args);
