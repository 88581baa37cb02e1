using MlNetGenomics.ModelCards;

namespace MlNetGenomics.Tests.ModelCards;

[TestClass]
public class ModelCardTests
{
    [TestMethod]
    public void A_card_says_what_was_written()
    {
        ModelCard card = ModelCardReader.Parse(CardText.Of("small", 4, ["a", "b"]), "small.json", "small");
        Assert.AreEqual("small.onnx", card.FileName);
        Assert.AreEqual(4, card.InputLength);
        CollectionAssert.AreEqual(new[] { "a", "b" }, card.Tasks.ToArray());
        Assert.AreEqual(new ModelMetric("AUROC", null, 0.75, 0.5), card.Metrics[0]);
        Assert.AreEqual(new ModelMetric("AUROC", "b", 0.25, null), card.Metrics[1]);
        CollectionAssert.AreEqual(new[] { card.Metrics[0] }, card.Summary.ToArray());
        CollectionAssert.AreEqual(new[] { 0.5, 0.5 }, card.Examples[0].Scores.ToArray());
        Assert.AreEqual(7, card.Seed);
    }

    [TestMethod]
    [DataRow("\"seed\": 7", "\"sed\": 7", "line 12: the model card: unknown property 'sed'; did you mean 'seed'?")]
    [DataRow("\"seed\": 7,", "", "line 1: the model card: 'seed' is missing, a whole number is expected")]
    [DataRow("\"seed\": 7", "\"seed\": \"7\"", "line 12: the model card: 'seed' is '7', a whole number is expected")]
    [DataRow("\"name\": \"small\"", "\"name\": \"../small\"", "line 2: the model card: 'name' is '../small', the file's is 'small'")]
    [DataRow("\"name\": \"small\"", "\"name\": \"/etc/passwd\"", "line 2: the model card: 'name' is '/etc/passwd', the file's is 'small'")]
    [DataRow("\"inputLength\": 4", "\"inputLength\": 0", "line 5: the model card: 'inputLength' is 0, 1 or more is expected")]
    [DataRow("\"ACGT\"", "\"ACG\"", "line 17: the model card: 'examples' example 'e1' has 3 bases, 4 are expected")]
    [DataRow("[0.5, 0.5]", "[0.5]", "line 17: the model card: 'examples' example 'e1' has 1 scores for 2 tasks")]
    [DataRow("\"task\": \"b\"", "\"task\": \"c\"", "line 14: the model card: 'metrics' name the task 'c', which is not one")]
    [DataRow("\"rebuild\": [\"mlng demo\"]", "\"rebuild\": []", "'rebuild' is an empty list, one or more are expected")]
    [DataRow("\"MIT\"", "\"M\\u001bIT\"", "'licence' holds a control character")]
    [DataRow("0123456789abcdef0123", "0123456789ABCDEF0123", "64 lower-case hexadecimal digits are expected")]
    public void What_is_no_card_is_told_with_its_line(string part, string replacement, string expected)
    {
        string text = CardText.Of("small", 4, ["a", "b"]);
        Assert.Contains(part, text);
        var error = Assert.ThrowsExactly<GenomicsException>(
            () => ModelCardReader.Parse(text.Replace(part, replacement), "small.json", "small"));
        Assert.StartsWith("small.json, line ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [TestMethod]
    public void A_list_is_no_card()
    {
        var error = Assert.ThrowsExactly<GenomicsException>(() => ModelCardReader.Parse("[]", "x.json", "x"));
        Assert.AreEqual("x.json, line 1: a list of 0 found, the model card is expected: an object", error.Message);
    }

    [TestMethod]
    public void What_is_longer_than_a_card_is_not_read()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("long.json", new string(' ', (1 << 20) + 1));
        var error = Assert.ThrowsExactly<GenomicsException>(() => ModelCardReader.Read(path));
        Assert.AreEqual($"{path}: is longer than 1 MiB, a model card in JSON is expected", error.Message);
    }
}
