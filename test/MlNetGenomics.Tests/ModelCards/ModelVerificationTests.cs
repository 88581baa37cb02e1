using System.Security.Cryptography;
using MlNetGenomics.ModelCards;

namespace MlNetGenomics.Tests.ModelCards;

[TestClass]
public class ModelVerificationTests
{
    [TestMethod]
    public void A_model_is_as_its_card_says()
    {
        using var model = new SmallModel();
        Assert.IsEmpty(Verify(model));
    }

    [TestMethod]
    public void The_page_and_hidden_files_may_lie_beside_models()
    {
        using var model = new SmallModel();
        model.Write("README.md", "models");
        model.Write(".directory", "");
        Assert.IsEmpty(Verify(model));
    }

    [TestMethod]
    public void A_file_with_one_other_bit_is_not_run()
    {
        using var model = new SmallModel();
        byte[] bytes = File.ReadAllBytes(model.Model);
        string before = Convert.ToHexStringLower(SHA256.HashData(bytes));
        bytes[^1] ^= 1;
        File.WriteAllBytes(model.Model, bytes);
        string after = Convert.ToHexStringLower(SHA256.HashData(bytes));
        AssertOne(model, model.Model, $"{model.Model}: SHA-256 is {after}, the card says {before}");
    }

    [TestMethod]
    public void A_model_that_is_not_there_is_told()
    {
        using var model = new SmallModel();
        File.Delete(model.Model);
        AssertOne(model, model.Model, $"{model.Model}: no such file");
    }

    [TestMethod]
    public void A_card_that_cannot_be_read_is_told()
    {
        using var model = new SmallModel();
        model.WriteCard("{");
        AssertOne(model, model.CardPath, $"{model.CardPath}, line 1: is not JSON");
    }

    [TestMethod]
    public void A_card_leads_to_no_other_folder()
    {
        using var model = new SmallModel();
        model.WriteCard(model.CardText.Replace("\"name\": \"small\"", "\"name\": \"../small\""));
        AssertOne(model, model.CardPath, "'name' is '../small', the file's is 'small'");
    }

    [TestMethod]
    [DataRow("other.onnx")]
    [DataRow("small.onnx.data")]
    [DataRow("notes.txt")]
    public void What_belongs_to_no_card_is_told(string name)
    {
        using var model = new SmallModel();
        string path = model.Write(name, "x");
        AssertOne(model, path, $"{path}: belongs to no model card");
    }

    [TestMethod]
    [DataRow("\"architecture\": \"net\"", "\"architecture\": \"basset\"", "architecture is 'net', the card says 'basset'")]
    [DataRow("[\"a\", \"b\"]", "[\"c\", \"b\"]", "predicts 'a', 'b', the card says 'c', 'b'")]
    public void A_card_of_another_model_is_told(string part, string replacement, string expected)
    {
        using var model = new SmallModel();
        model.WriteCard(model.CardText.Replace(part, replacement));
        AssertOne(model, model.Model, expected);
    }

    [TestMethod]
    public void Another_length_is_told()
    {
        using var model = new SmallModel();
        model.WriteCard(model.CardText.Replace("\"inputLength\": 4", "\"inputLength\": 3").Replace("\"ACGT\"", "\"ACG\""));
        AssertOne(model, model.Model, "input length is '4', the card says '3'");
    }

    [TestMethod]
    public void Scores_are_held_against_the_card_in_both_engines()
    {
        using var model = new SmallModel();
        model.WriteCard(model.CardText.Replace("[0.5, 0.5]", "[0.5, 0.4998]"));
        ModelMismatch[] found = Verify(model);
        CollectionAssert.AreEqual(
            new[]
            {
                $"{model.Model}: ONNX Runtime scores e1 0.5 for b, the card says 0.4998",
                $"{model.Model}: the managed engine scores e1 0.5 for b, the card says 0.4998",
            },
            found.Select(mismatch => mismatch.Message).ToArray());
    }

    [TestMethod]
    public void Scores_may_differ_by_rounding()
    {
        using var model = new SmallModel();
        model.WriteCard(model.CardText.Replace("[0.5, 0.5]", "[0.50009, 0.49991]"));
        Assert.IsEmpty(Verify(model));
    }

    [TestMethod]
    public void A_folder_is_found_from_below_it()
    {
        using var model = new SmallModel();
        using var root = new TemporaryFolder();
        string models = root.File("models"), below = root.File("models/a/b");
        Directory.CreateDirectory(below);
        File.Copy(model.Model, Path.Combine(models, "small.onnx"));
        File.Copy(model.CardPath, Path.Combine(models, "small.json"));
        using var elsewhere = new TemporaryFolder();
        Assert.AreEqual(models, ModelFolder.Find(below, elsewhere.Path).Path);
        Assert.AreEqual(models, ModelFolder.Find(elsewhere.Path, root.Path).Path);
        // Somebody's models without cards are not what is meant.
        File.Delete(Path.Combine(models, "small.json"));
        var error = Assert.ThrowsExactly<GenomicsException>(() => ModelFolder.Find(below, elsewhere.Path));
        Assert.Contains($"in {below}, in those it lies in, or in {elsewhere.Path}", error.Message);
    }

    private static ModelMismatch[] Verify(SmallModel model) =>
        [.. new ModelVerification(threads: 1).Run(ModelFolder.Open(model.Path))];

    private static void AssertOne(SmallModel model, string file, string expected)
    {
        ModelMismatch[] found = Verify(model);
        Assert.HasCount(1, found, string.Join('\n', found.Select(mismatch => mismatch.Message)));
        Assert.AreEqual(file, found[0].File);
        Assert.Contains(expected, found[0].Message);
    }
}
