using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class MLContextTests
{
    [TestMethod]
    public void Equal_seeds_give_equal_randomness()
    {
        Assert.AreEqual(Draw(new MLContext(5)), Draw(new MLContext(5)));
        Assert.AreNotEqual(Draw(new MLContext(5)), Draw(new MLContext(6)));

        static int Draw(IHostEnvironment environment) => environment.Register("test").Rand.Next();
    }

    [TestMethod]
    public void Messages_arrive_at_the_log()
    {
        var context = new MLContext();
        var messages = new List<LoggingEventArgs>();
        context.Log += (_, message) => messages.Add(message);

        using (IChannel channel = ((IHostEnvironment)context).Register("Component").Start("Work"))
            channel.Info(MessageSensitivity.None, "done");

        LoggingEventArgs info = messages.Single(message => message.Kind == ChannelMessageKind.Info);
        Assert.AreEqual("done", info.RawMessage);
        Assert.AreEqual("[Source=Component; Work, Kind=Info] done", info.Message);
    }
}
