using MlNetGenomics;
using MlNetGenomics.ApiReference;
using MlNetGenomics.Sequences;

if (args is not [string folder])
{
    Console.Error.WriteLine("usage: ApiReference FOLDER (writes the reference of all public types there, as pages of HTML)");
    return 2;
}
try
{
    var site = new ReferenceSite(typeof(SequenceSet).Assembly, typeof(GenomicsCatalog).Assembly);
    site.Write(folder);
    foreach (string reference in site.Dangling)
        Console.Error.WriteLine($"ApiReference: {reference}");
    Console.WriteLine($"{site.Types.Count} types: {Path.Combine(folder, ReferenceSite.IndexName)}");
    return site.Dangling.Count == 0 ? 0 : 1;
}
catch (GenomicsException e)
{
    Console.Error.WriteLine($"ApiReference: {e.Message}");
    return 1;
}
