using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Tests.Trainers;
using MlNetGenomics.TorchSharp;

namespace MlNetGenomics.Tests.TorchSharp;

[TestClass]
public sealed class TorchInPipelineTests
{
    [TestMethod]
    public void A_pipeline_can_be_trained_in_libtorch()
    {
        var context = new MLContext(1);
        DataOperationsCatalog.TrainTestData split = context.Data.TrainTestSplit(PlantedTasks.Data(context, 900), 0.3);
        var model = context.BinaryClassification.Trainers
            .ConvolutionalNetwork(SmallNetwork.Options(SmallNetwork.Of(ActivationFunction.Sigmoid, "bound"), options =>
            {
                options.LabelColumnName = "IsBound";
                options.Settings = options.Settings with { Epochs = 15 };
                options.CreateEngine = start => new TorchTrainingEngine(
                    start, new TorchEngineOptions { GpuDeviceId = 0, FallbackToCpu = true });
            }))
            .Fit(split.TrainSet);
        CalibratedBinaryClassificationMetrics metrics =
            context.BinaryClassification.Evaluate(model.Transform(split.TestSet), "IsBound");

        Assert.IsGreaterThan(0.85, metrics.AreaUnderRocCurve);
    }
}
