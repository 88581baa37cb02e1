using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Interpretation;

[TestClass]
public sealed class AttributionTableReaderTests
{
    private const string Header = "name\tposition\tbase\tscore\n";

    [TestMethod]
    public void What_is_written_is_read_back()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new SplittableRandom(seed);
            bool withBases = random.NextInt(2) == 1;
            var expected = new List<AttributionRecord>();
            var text = new StringWriter();
            var writer = new AttributionTableWriter(text, withBases);
            for (int i = random.NextInt(4); i >= 0; i--)
            {
                byte[] codes = [.. Enumerable.Range(0, 1 + random.NextInt(5)).Select(_ => (byte)random.NextInt(5))];
                float[] bases = [.. Enumerable.Range(0, codes.Length * 4).Select(_ => (float)random.NextGaussian())];
                float[] scores = [.. codes.Select(_ => (float)random.NextGaussian())];
                // Two of one name in a row are two sequences.
                var record = new AttributionRecord($"s{random.NextInt(2)}", 1, codes, scores, withBases ? bases : null);
                writer.Write(record.Name, codes, scores, bases);
                expected.Add(record);
            }
            List<AttributionRecord> found = ReadAll(text.ToString());
            Assert.HasCount(expected.Count, found);
            for (int i = 0; i < found.Count; i++)
            {
                Assert.AreEqual((expected[i].Name, 1), (found[i].Name, found[i].FirstPosition));
                CollectionAssert.AreEqual(expected[i].Codes, found[i].Codes);
                CollectionAssert.AreEqual(expected[i].Scores, found[i].Scores);
                CollectionAssert.AreEqual(expected[i].Bases, found[i].Bases);
            }
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Columns_may_come_in_any_order_among_others_and_a_part_may_start_anywhere()
    {
        AttributionRecord record = ReadAll("note\tmine\tbase\tposition\tname\r\n?\t1.5\tg\t7\tx\r\n\r\n\t-2e-3\tN\t8\tx\r\n", "mine").Single();
        Assert.AreEqual(("x", 7, 2), (record.Name, record.FirstPosition, record.Length));
        CollectionAssert.AreEqual(Dna.Encode("GN"), record.Codes);
        CollectionAssert.AreEqual(new[] { 1.5f, -2e-3f }, record.Scores);
        Assert.IsNull(record.Bases);
        Assert.IsEmpty(ReadAll(Header));
    }

    [TestMethod]
    [DataRow("", "t.tsv: is empty, a table of attributions is expected")]
    [DataRow("name\tposition\tbase\n", "t.tsv: line 1: has no column score (its header: name, position, base)")]
    [DataRow("name\tposition\tbase\tscore\tscore\n", "t.tsv: line 1: column score is there twice")]
    [DataRow(Header + "a\t1\tC\n", "t.tsv: line 2: 3 columns, the header has 4")]
    [DataRow(Header + "a\t1\tC\t0\t1\t2\n", "t.tsv: line 2: 6 columns, the header has 4")]
    [DataRow(Header + "\t1\tC\t0\n", "t.tsv: line 2, column name: has no name")]
    [DataRow(Header + "a\t0\tC\t0\n", "t.tsv: line 2, column position: '0' is not a position, a whole number from 1")]
    [DataRow(Header + "a\t1\tC\t0\na\t3\tC\t0\n", "t.tsv: line 3, column position: position 3 of a, 2 is expected")]
    [DataRow(Header + "a\t1\tR\t0\n", "t.tsv: line 2, column base: 'R' is not a base (expected A, C, G, T or N)")]
    [DataRow(Header + "a\t1\tC\t0\n\na\t2\tC\tNaN\n", "t.tsv: line 4, column score: 'NaN' is not a finite number")]
    [DataRow(Header + "a\t1\tC\t0,5\n", "t.tsv: line 2, column score: '0,5' is not a finite number")]
    public void A_malformed_table_is_named_with_line_and_column(string text, string message)
    {
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(() => ReadAll(text));
        Assert.AreEqual(message, error.Message);
    }

    private static List<AttributionRecord> ReadAll(string text, string scoreColumn = "score")
    {
        using var reader = new AttributionTableReader(new StringReader(text), "t.tsv", scoreColumn);
        var records = new List<AttributionRecord>();
        while (reader.Read() is { } record)
        {
            Assert.AreEqual(reader.HasBases, record.Bases is not null);
            records.Add(record);
        }
        return records;
    }
}
