using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class VBufferTests
{
    [TestMethod]
    public void A_sparse_vector_is_zero_where_nothing_is_held()
    {
        var sparse = new VBuffer<float>(5, 2, [7, 9], [1, 3]);

        Assert.IsFalse(sparse.IsDense);
        CollectionAssert.AreEqual(new float[] { 0, 7, 0, 9, 0 }, sparse.DenseValues().ToArray());
        Assert.AreEqual(9, sparse.GetItemOrDefault(3));
        Assert.AreEqual(0, sparse.GetItemOrDefault(4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => sparse.GetItemOrDefault(5));
        CollectionAssert.AreEqual(
            new[] { KeyValuePair.Create(1, 7f), KeyValuePair.Create(3, 9f) }, sparse.Items().ToArray());
        Assert.AreEqual(5, sparse.Items(all: true).Count());
        var target = new float[] { 1, 1, 1, 1, 1, 1 };
        sparse.CopyTo(target);
        CollectionAssert.AreEqual(new float[] { 0, 7, 0, 9, 0, 1 }, target);
    }

    [TestMethod]
    public void Copies_own_their_values()
    {
        var values = new float[] { 1, 2, 3 };
        var source = new VBuffer<float>(3, values);
        VBuffer<float> copy = default;
        source.CopyTo(ref copy);
        values[0] = 99;

        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, copy.GetValues().ToArray());
        VBuffer<float> dense = default;
        new VBuffer<float>(3, 1, [5], [2]).CopyToDense(ref dense);
        Assert.IsTrue(dense.IsDense);
        CollectionAssert.AreEqual(new float[] { 0, 0, 5 }, dense.GetValues().ToArray());
    }

    [TestMethod]
    public void An_editor_reuses_arrays_that_are_large_enough()
    {
        VBuffer<float> buffer = default;
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 4);
        Assert.IsTrue(editor.CreatedNewValues);
        editor.Values.Fill(3);
        buffer = editor.Commit();

        VBufferEditor<float> smaller = VBufferEditor.Create(ref buffer, 2);
        Assert.IsFalse(smaller.CreatedNewValues);
        buffer = smaller.Commit();

        Assert.AreEqual(2, buffer.Length);
        CollectionAssert.AreEqual(new float[] { 3, 3 }, buffer.GetValues().ToArray());
    }

    [TestMethod]
    public void Lengths_are_checked()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(-1, []));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, new float[2]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<float>(2, 3, new float[3], new int[3]));
    }
}
