using System.Numerics;
using MlNetGenomics.Kernels;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Kernels;

[TestClass]
public sealed class LaneListTests
{
    [TestMethod]
    public void Lists_the_bits_of_each_vector_in_order()
    {
        var random = new SplittableRandom(1);
        uint[] vectors = [.. Enumerable.Range(0, 300).Select(i => i switch { 0 => 0u, 1 => 0xFFFFu, _ => (uint)random.NextInt(1 << 16) })];
        var list = new LaneList(vectors.Sum(BitOperations.PopCount));
        for (int round = 0; round < 2; round++)
        {
            list.Clear();
            for (int i = 0; i < vectors.Length; i++)
                list.Add(i, vectors[i]);
            (int, int)[] expected =
                [.. from i in Enumerable.Range(0, vectors.Length) from k in Enumerable.Range(0, 16) where (vectors[i] >> k & 1) == 1 select (i, k)];
            CollectionAssert.AreEqual(
                expected, Enumerable.Range(0, list.Count).Select(at => (list.Vector(at), list.Lane(at))).ToArray());
        }
    }
}
