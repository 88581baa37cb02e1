using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Networks;

[TestClass]
public class NetworkTableTests
{
    [TestMethod]
    public void Rows_tell_what_a_layer_is_and_sees()
    {
        IReadOnlyList<NetworkTableRow> rows = NetworkTable.Of(Architectures.KooEddy("CNN-25")).Rows;
        Assert.HasCount(17, rows);
        Assert.AreEqual(
            new NetworkTableRow(
                "convolution1",
                0,
                "convolution",
                "filters 30, width 19, padding same, bias false, start heNormal, l2 1E-06",
                new FeatureShape(200, 4),
                new FeatureShape(200, 30),
                19 * 4 * 30,
                new ReceptiveField(-9, 19, 1)),
            rows[0]);

        // 25 windows of 19 bases, one base apart, see 43.
        Assert.AreEqual(
            new NetworkTableRow(
                "maxPooling1", 0, "maxPooling", "size 25", new FeatureShape(200, 30), new FeatureShape(8, 30), 0, new ReceptiveField(-9, 43, 25)),
            rows[3]);
        Assert.AreEqual(Architectures.KooEddy("CNN-25").ParameterCount, rows.Sum(row => row.ParameterCount));
    }

    [TestMethod]
    public void Layers_within_others_come_before_them()
    {
        NetworkTable table = NetworkTable.Of(Architectures.MuSeAM());
        CollectionAssert.AreEqual(
            new[] { ("multinomialConvolution1", 1), ("bothStrands1", 0), ("activation1", 0), ("globalMaxPooling1", 0), ("dense1", 0) },
            table.Rows.Select(row => (row.Layer, row.Depth)).ToArray());
    }

    [TestMethod]
    public void Table_is_written_with_a_header()
    {
        using var text = new StringWriter();
        NetworkTableWriter.Write(text, NetworkTable.Of(Architectures.NeuronMotifToy1()));
        Assert.AreEqual(
            "layer\ttype\tsettings\tinput\toutput\tparameters\treceptive_field\tstep\n"
            + "convolution1\tconvolution\tfilters 3, width 5\t8 x 4\t4 x 3\t63\t5\t1\n"
            + "activation1\tactivation\tfunction relu\t4 x 3\t4 x 3\t0\t5\t1\n"
            + "maxPooling1\tmaxPooling\tsize 2\t4 x 3\t2 x 3\t0\t6\t2\n"
            + "convolution2\tconvolution\tfilters 1, width 2\t2 x 3\t1 x 1\t7\t8\t2\n"
            + "activation2\tactivation\tfunction sigmoid\t1 x 1\t1 x 1\t0\t8\t2\n",
            text.ToString());
    }
}
