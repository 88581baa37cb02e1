using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Motifs;

/// <summary>Random motifs for property tests.</summary>
internal static class MotifArbitrary
{
    /// <summary>1 to 5 motifs of width 1 to 20, some columns with zeros, names with odd letters.</summary>
    public static Arbitrary<PositionProbabilityMatrix[]> Sets()
    {
        Gen<double[]> column = Gen.Choose(0, 1000).ArrayOf(4).Where(c => c.Sum() > 0).Select(c => c.Select(v => v / (double)c.Sum()).ToArray());
        Gen<string> name = Gen.Elements("AHR", "MA0002.2", "NKX2-5(var.2)", "Ahr::Arnt", "x_y|z", "Ω");
        Gen<PositionProbabilityMatrix> motif =
            from width in Gen.Choose(1, 20)
            from columns in column.ArrayOf(width)
            from id in name
            from alternate in Gen.Elements("", "TF1", "A::B")
            from sites in Gen.Elements<double?>(null, 20, 1003, 2.5)
            select new PositionProbabilityMatrix(id, columns.SelectMany(c => c).ToArray(), alternate, sites);
        // A file cannot have two motifs of one name.
        return Gen.Choose(1, 5).SelectMany(count => motif.ArrayOf(count))
            .Select(motifs => motifs.DistinctBy(m => m.Name).ToArray()).ToArbitrary();
    }

    /// <summary>Fails unless two lists of motifs agree in names and, within the tolerance, in probabilities.</summary>
    public static void AssertEqual(
        IReadOnlyList<PositionProbabilityMatrix> expected, IReadOnlyList<PositionProbabilityMatrix> actual, double tolerance)
    {
        Assert.HasCount(expected.Count, actual);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.AreEqual(expected[i].Name, actual[i].Name);
            Assert.AreEqual(expected[i].AlternateName, actual[i].AlternateName);
            Assert.AreEqual(expected[i].Width, actual[i].Width, expected[i].Name);
            for (int v = 0; v < expected[i].Probabilities.Length; v++)
                Assert.AreEqual(expected[i].Probabilities[v], actual[i].Probabilities[v], tolerance, $"{expected[i].Name}, value {v}");
        }
    }
}
