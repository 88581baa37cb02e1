using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Motifs;

[TestClass]
public class MemeMotifsTests
{
    private const string Head = "MEME version 4\n\nALPHABET= ACGT\n\n";
    private const string Row = "0.1 0.2 0.3 0.4\n";

    [TestMethod]
    public void What_is_written_reads_back()
    {
        Prop.ForAll(MotifArbitrary.Sets(), motifs =>
        {
            using var text = new StringWriter();
            MemeMotifs.Write(text, motifs, BaseBackground.HumanAtRich, bothStrands: false);
            MotifSet back = Read(text.ToString());
            MotifArbitrary.AssertEqual(motifs, back.Motifs, 1e-14);
            CollectionAssert.AreEqual(motifs.Select(m => m.SiteCount).ToList(), back.Motifs.Select(m => m.SiteCount).ToList());
            Assert.AreEqual(BaseBackground.HumanAtRich, back.Background);
            Assert.IsFalse(back.BothStrands);
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Written_text_is_the_documented_format()
    {
        using var text = new StringWriter();
        MemeMotifs.Write(text, [new PositionProbabilityMatrix("my motif", [1, 0, 0, 0, 0.25, 0.25, 0.25, 0.25], "T F", 20)]);
        Assert.AreEqual(
            "MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\nBackground letter frequencies\n"
            + "A 0.250000 C 0.250000 G 0.250000 T 0.250000\n\nMOTIF my_motif T_F\n\n"
            + "letter-probability matrix: alength= 4 w= 2 nsites= 20 E= 0\n"
            + " 1.000000  0.000000  0.000000  0.000000\n 0.250000  0.250000  0.250000  0.250000\n",
            text.ToString());
    }

    [TestMethod]
    [DataRow("alength= 4 w= 2 nsites= 7 E= 1e-3")]
    [DataRow("alength=4 w=2 nsites=7")]
    [DataRow("nsites= 7")]
    public void Matrix_header_variants(string header)
    {
        PositionProbabilityMatrix motif = Read($"{Head}MOTIF a b\nletter-probability matrix: {header}\n{Row}  0\t0\t0\t1\t\nURL x\n").Motifs.Single();
        Assert.AreEqual("a", motif.Name);
        Assert.AreEqual("b", motif.AlternateName);
        Assert.AreEqual(7, motif.SiteCount);
        Assert.AreEqual(0.3, motif[0, 2], 1e-12);
        Assert.AreEqual(1, motif[1, 3]);
    }

    [TestMethod]
    public void Line_endings_and_blank_lines_do_not_matter()
    {
        string text = $"\n{Head}MOTIF a\n\n\nletter-probability matrix: w= 1\n\n{Row}\n".Replace("\n", "\r\n");
        Assert.AreEqual(1, Read(text).Motifs.Single().Width);
    }

    [TestMethod]
    public void Alphabet_block_of_DNA_is_read()
    {
        const string Block = """
            MEME version 5
            ALPHABET "DNA" DNA-LIKE
            A "Adenine" CC0000 ~ T "Thymine" 008000
            C "Cytosine" 0000CC ~ G "Guanine" FFB300
            N "Any base" = ACGT
            R = AG
            END ALPHABET
            MOTIF a
            letter-probability matrix:
            1 0 0 0
            """;
        Assert.HasCount(1, Read(Block).Motifs);
    }

    [TestMethod]
    public void Output_of_the_MEME_program_is_read()
    {
        // The layout of meme.txt: stars, prose, and several matrices to a motif.
        const string Output = """
            ********************************************************************************
            MEME - Motif discovery tool
            ********************************************************************************
            MEME version 5.0.5 (Release date: Mon Mar 18 20:12:19 2019 -0700)
            ALPHABET= ACGT
            Background letter frequencies (from file `dataset with add-one prior applied'):
            A 0.300 C 0.200
            G 0.200 T 0.300
            MOTIF TGAC MEME-1	width =   2  sites =  18  llr = 162  E-value = 1.9e-010
            	Motif TGAC MEME-1 Description
            	Motif TGAC MEME-1 position-specific scoring matrix
            log-odds matrix: alength= 4 w= 2 n= 1 bayes= 6 E= 1.9e-010
               -45      3     -1   105
               -45      3     -1   105
            	Motif TGAC MEME-1 position-specific probability matrix
            --------------------------------------------------------------------------------
            letter-probability matrix: alength= 4 w= 2 nsites= 18 E= 1.9e-010
             0.000000  0.000000  0.000000  1.000000
             0.000000  0.000000  1.000000  0.000000
            --------------------------------------------------------------------------------
            """;
        MotifSet set = Read(Output);
        Assert.AreEqual("TG", Consensus.MostProbable(set.Motifs.Single()));
        Assert.AreEqual("MEME-1", set.Motifs[0].AlternateName);
        Assert.AreEqual(new BaseBackground(0.3, 0.2, 0.2, 0.3), set.Background);
    }

    [TestMethod]
    [DataRow("", "m.meme: the file is empty, MEME motifs are expected")]
    [DataRow(">MA1 x\n", "m.meme, line 1: '>MA1 x' found, 'MEME version ...' expected")]
    [DataRow("*****\nx\n", "m.meme: there is no line 'MEME version ...'")]
    [DataRow("MEME version 4\n", "m.meme: a MEME file without a MOTIF line")]
    [DataRow("MEME version 4\nALPHABET= ACDEFGHIKLMNPQRSTVWY\n", "m.meme, line 2: the alphabet is 'ACDEFGHIKLMNPQRSTVWY', DNA motifs (ACGT) are expected")]
    [DataRow("MEME version 4\nALPHABET \"x\"\nA\n", "m.meme, line 2: the ALPHABET block has no END ALPHABET")]
    [DataRow(Head + "Background letter frequencies\nA 0.5 C 0.5\nMOTIF a\n", "m.meme, line 5: the background lacks some of the four letters")]
    [DataRow(Head + "Background letter frequencies\nA 0.5 C x G 0 T 0\n", "m.meme, line 6: 'A 0.5 C x G 0 T 0' found, 'A number C number G number T number' expected")]
    [DataRow(Head + "Background letter frequencies\nA 0.5 C 0.5 G 0 T 0\n", "m.meme, line 6: background 0.5,0.5,0,0: four positive numbers that sum to 1 are needed")]
    [DataRow(Head + "MOTIF\n", "m.meme, line 5: MOTIF without a name")]
    [DataRow(Head + "MOTIF a\nMOTIF b\n", "m.meme, line 5: motif a has no 'letter-probability matrix:'")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= 0\n", "m.meme, line 6: the matrix of motif a has no rows")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= x\n" + Row, "m.meme, line 6: motif a: w= 'x' is not a count")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= 1.5\n" + Row, "m.meme, line 6: motif a: w= '1.5' is not a count")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= 1\n0.5 0.5 \u0000\u001b[2J 0\n", "m.meme, line 7: motif a: '\uFFFD\uFFFD[2J' is not a probability")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: alength= 20\n" + Row, "m.meme, line 6: motif a has alength= 20, DNA motifs have 4")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= 2\n" + Row, "m.meme, line 6: the matrix of motif a has 1 rows, w= 2 is stated")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= 1\n" + Row + Row, "m.meme, line 6: the matrix of motif a has 2 rows, w= 1 is stated")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= 1\n0.5 0.5 0\n", "m.meme, line 7: motif a: 3 values found, 4 expected")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= 1\n0.5 0.5 0 nan\n", "m.meme, line 7: motif a: 'nan' is not a probability")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= 1\n-0.5 0.5 1 0\n", "m.meme, line 7: motif a: '-0.5' is not a probability")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix:\n0.5 0.5 0.5 0\n", "m.meme, line 7: motif a: the row sums to 1.5, not 1")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix:\n0 0 0 0\n", "m.meme, line 7: motif a: the row sums to 0, not 1")]
    [DataRow(Head + "MOTIF a\nletter-probability matrix: w= 1\n" + Row + "MOTIF a b\n", "m.meme, line 8: a second motif named 'a', the first is in line 5")]
    public void Bad_input_names_the_line(string text, string message)
    {
        Assert.AreEqual(message, Assert.ThrowsExactly<GenomicsException>(() => Read(text)).Message);
    }

    [TestMethod]
    [DataRow("HOCOMOCOv12_CORE.meme", 1443)]
    [DataRow("JASPAR2020_CORE_vertebrates.meme", 1011)]
    [DataRow("JASPAR_CORE_2016_vertebrates.meme", 519)]
    public void Real_collections(string file, int count)
    {
        MotifSet set = MemeMotifs.Read(SharedData.Require($"motifs/{file}"));
        Assert.HasCount(count, set.Motifs);
        Assert.HasCount(count, set.Motifs.Select(m => m.Name).Distinct());
        Assert.AreEqual(BaseBackground.Uniform, set.Background);
        Assert.IsTrue(set.Motifs.All(m => m.SiteCount > 0 && m.Width is >= 4 and <= 40));
    }

    private static MotifSet Read(string text) => MemeMotifs.Read(new StringReader(text), "m.meme");
}
