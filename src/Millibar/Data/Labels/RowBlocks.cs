using System.Buffers;

namespace Millibar.Data.Labels;

/// <summary>Walks over rows of probabilities, block by block, on all cores; what a block does must not depend on the others.</summary>
internal static class RowBlocks
{
    /// <summary>Numbers in a block: 2 MB, enough to share the work and small enough for any machine.</summary>
    private const int Numbers = 1 << 18;

    /// <summary>What is done with one block.</summary>
    /// <param name="first">Its first row.</param>
    /// <param name="probabilities">Its rows, row-major.</param>
    public delegate void Visit(int first, ReadOnlySpan<double> probabilities);

    /// <summary>Visits every row once.</summary>
    public static void Each(IProbabilityRows rows, Visit visit, CancellationToken ct)
    {
        var size = Math.Max(1, Numbers / rows.Classes);
        var blocks = (rows.Count + size - 1) / size;
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = ct }, block =>
        {
            var first = block * size;
            var count = Math.Min(size, rows.Count - first);
            var buffer = ArrayPool<double>.Shared.Rent(count * rows.Classes);
            try
            {
                visit(first, rows.Read(first, count, buffer));
            }
            finally
            {
                ArrayPool<double>.Shared.Return(buffer);
            }
        });
    }
}
