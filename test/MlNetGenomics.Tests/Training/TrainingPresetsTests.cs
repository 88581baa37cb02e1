using MlNetGenomics.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class TrainingPresetsTests
{
    [TestMethod]
    [DataRow("koo:CNN-25", "paper,program,default")]
    [DataRow("KOO:cnn-2", "paper,program,default")]
    [DataRow("sharpr", "paper,default")]
    [DataRow("basset", "paper,default")]
    [DataRow("deepstarr", "paper,default")]
    [DataRow("my own", "default")]
    public void A_network_has_its_paper_s_settings_first(string name, string presets)
    {
        Assert.AreEqual(presets, string.Join(',', TrainingPresets.Of(name).Select(preset => preset.Name)));
    }

    [TestMethod]
    public void The_rates_of_Koo_and_Eddy_are_those_of_paper_and_program()
    {
        double[] rates = [.. TrainingPresets.Of("koo:CNN-25").Take(2).Select(preset => preset.Settings.LearningRate)];
        CollectionAssert.AreEqual(new[] { 3e-4, 1e-3 }, rates);
    }

    [TestMethod]
    public void Every_published_network_has_settings_that_hold()
    {
        foreach (string name in Architectures.Names)
        {
            foreach ((_, NetworkTrainingSettings settings) in TrainingPresets.Of(name))
                settings.Validate();
        }
    }
}
