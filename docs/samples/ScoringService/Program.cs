using MlNetGenomics;
using ScoringService;

try
{
    await using WebApplication application = Service.Build(args);
    await application.RunAsync();
    return 0;
}
catch (GenomicsException e)
{
    Console.Error.WriteLine($"scoring service: {e.Message}");
    return 1;
}
