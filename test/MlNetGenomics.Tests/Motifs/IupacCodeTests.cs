using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Motifs;

[TestClass]
public class IupacCodeTests
{
    // NC-IUB 1984, table 1.
    [TestMethod]
    [DataRow('A', "A")]
    [DataRow('C', "C")]
    [DataRow('G', "G")]
    [DataRow('T', "T")]
    [DataRow('R', "AG")]
    [DataRow('Y', "CT")]
    [DataRow('M', "AC")]
    [DataRow('K', "GT")]
    [DataRow('S', "CG")]
    [DataRow('W', "AT")]
    [DataRow('H', "ACT")]
    [DataRow('B', "CGT")]
    [DataRow('V', "ACG")]
    [DataRow('D', "AGT")]
    [DataRow('N', "ACGT")]
    public void Table_of_the_nomenclature(char letter, string bases)
    {
        int mask = IupacCode.Mask(letter);
        Assert.AreEqual(bases, string.Concat("ACGT".Where((_, b) => IupacCode.Contains(mask, b))));
        Assert.AreEqual(letter, IupacCode.Letter(mask));
        Assert.AreEqual(mask, IupacCode.Mask(char.ToLowerInvariant(letter)));
        Assert.AreEqual(bases.Length, IupacCode.Count(mask));
    }

    [TestMethod]
    public void Other_letters()
    {
        Assert.AreEqual(IupacCode.Mask('T'), IupacCode.Mask('u'));
        foreach (char letter in ".-ZEJ 1")
            Assert.AreEqual(0, IupacCode.Mask(letter));
    }
}
