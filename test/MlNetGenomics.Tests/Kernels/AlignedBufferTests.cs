using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Tests.Kernels;

[TestClass]
public sealed class AlignedBufferTests
{
    [TestMethod]
    public unsafe void It_starts_at_a_cache_line_and_stays_there()
    {
        AlignedBuffer[] buffers = [.. Enumerable.Range(1, 20).Select(length => new AlignedBuffer(length * 7))];
        GC.Collect();
        foreach (AlignedBuffer buffer in buffers)
        {
            ref float first = ref MemoryMarshal.GetReference(buffer.Slice(0, buffer.Length));
            Assert.AreEqual(0, (nint)Unsafe.AsPointer(ref first) % 64);
            buffer.Slice(0, buffer.Length).Fill(1);
        }
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => buffers[0].Slice(1, 7));
    }
}
