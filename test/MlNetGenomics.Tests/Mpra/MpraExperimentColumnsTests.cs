using MlNetGenomics.Mpra;

namespace MlNetGenomics.Tests.Mpra;

[TestClass]
public sealed class MpraExperimentColumnsTests
{
    [TestMethod]
    [DataRow("a_RNA_rep1,a_RNA_rep2,a_DNA", "a: rep1 a_RNA_rep1/a_DNA, rep2 a_RNA_rep2/a_DNA")]
    [DataRow("a_RNA_1,a_DNA_1,a_DNA_2,a_RNA_2", "a: 1 a_RNA_1/a_DNA_1, 2 a_RNA_2/a_DNA_2")]
    [DataRow("a_rep1_RNA,a_rep2_RNA,note,DNA", "a: rep1 a_rep1_RNA/DNA, rep2 a_rep2_RNA/DNA")]
    [DataRow("rna,dna", "activity: rep1 rna/dna")]
    [DataRow("HepG2.minP.mRNA.Rep1,HepG2.minP.Plasmid", "HepG2.minP: Rep1 HepG2.minP.mRNA.Rep1/HepG2.minP.Plasmid")]
    [DataRow("b_RNA,a_RNA,b_pDNA,a_pDNA", "b: rep1 b_RNA/b_pDNA; a: rep1 a_RNA/a_pDNA")]
    [DataRow("H_minP_RNA_1,K_minP_RNA_1,H_SV_RNA_1,minP_DNA,SV_DNA",
        "H_minP: 1 H_minP_RNA_1/minP_DNA; K_minP: 1 K_minP_RNA_1/minP_DNA; H_SV: 1 H_SV_RNA_1/SV_DNA")]
    [DataRow("H_minP_RNA,K_minP_RNA,minP_DNA,H_minP_DNA", "H_minP: rep1 H_minP_RNA/H_minP_DNA; K_minP: rep1 K_minP_RNA/minP_DNA")]
    public void Names_say_what_belongs_together(string columns, string expected)
    {
        Assert.AreEqual(expected, Text(MpraExperimentColumns.FromNames(columns.Split(','))));
    }

    [TestMethod]
    public void The_published_names_of_Sharpr_mpra_are_read()
    {
        string[] columns =
        [
            "HepG2_ScaleUpDesign1_minP_mRNA_Rep1", "HepG2_ScaleUpDesign1_minP_mRNA_Rep2", "ScaleUpDesign1_minP_Plasmid",
            "ScaleUpDesign1_SV40P_Plasmid",
        ];
        MpraExperiment experiment = MpraExperimentColumns.FromNames(columns).Single();
        Assert.AreEqual("HepG2_ScaleUpDesign1_minP", experiment.Name);
        Assert.IsTrue(experiment.Replicates.All(replicate => replicate.Dna == "ScaleUpDesign1_minP_Plasmid"));
    }

    [TestMethod]
    [DataRow("no column of RNA counts among a, b_DNA", "a,b_DNA")]
    [DataRow("experiment 'a' (column a_RNA_1): has no column of DNA counts, such as a_DNA", "a_RNA_1,b_DNA")]
    [DataRow("experiment 'a_b': a_DNA and b_DNA may both be its DNA", "a_b_RNA,a_DNA,b_DNA")]
    [DataRow("experiment a, column a_RNA_3: no column of DNA counts is of the same replicate; there are a_DNA_1, a_DNA_2",
        "a_RNA_1,a_RNA_3,a_DNA_1,a_DNA_2")]
    [DataRow("experiment a, column a_RNA: does not say which replicate it is of 2", "a_RNA,a_RNA_rep1,a_DNA")]
    [DataRow("columns a_RNA_rep1 and a_rep1_RNA: are both replicate 'rep1' of 'a'", "a_RNA_rep1,a_rep1_RNA,a_DNA")]
    public void Names_that_do_not_say_it_are_refused(string expected, string columns)
    {
        Assert.StartsWith(
            expected,
            Assert.ThrowsExactly<GenomicsException>(() => MpraExperimentColumns.FromNames(columns.Split(','))).Message);
    }

    [TestMethod]
    public void Lists_go_by_their_order()
    {
        Assert.AreEqual(
            "a: rep1 x/p, rep2 y/p; b: rep1 z/q",
            Text(MpraExperimentColumns.FromLists([new("a", ["x", "y"]), new("b", ["z"])], [new("a", ["p"]), new("b", ["q"])])));
        Assert.AreEqual(
            "a: rep1 x/p, rep2 y/q", Text(MpraExperimentColumns.FromLists([new("a", ["x", "y"])], [new("a", ["p", "q"])])));
    }

    [TestMethod]
    public void Lists_that_do_not_fit_are_refused()
    {
        foreach ((string expected, MpraColumnList[] rna, MpraColumnList[] dna) in new (string, MpraColumnList[], MpraColumnList[])[]
        {
            ("experiment a, column z: no column of DNA", [new("a", ["x", "y", "z"])], [new("a", ["p", "q"])]),
            ("DNA column q: no experiment takes it; a_c has no RNA", [new("a", ["x"])], [new("a", ["p"]), new("a_c", ["q"])]),
            ("experiment a: its RNA columns are given twice", [new("a", ["x"]), new("a", ["y"])], [new("a", ["p"])]),
            ("experiment 'a' (column x): has no column of DNA", [new("a", ["x"])], [new("b", ["p"])]),
        })
        {
            Assert.StartsWith(
                expected,
                Assert.ThrowsExactly<GenomicsException>(() => MpraExperimentColumns.FromLists(rna, dna)).Message);
        }
    }

    private static string Text(IReadOnlyList<MpraExperiment> experiments) => string.Join("; ", experiments.Select(
        one => $"{one.Name}: {string.Join(", ", one.Replicates.Select(r => $"{r.Name} {r.Rna}/{r.Dna}"))}"));
}
