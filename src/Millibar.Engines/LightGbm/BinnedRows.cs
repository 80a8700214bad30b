using System.Globalization;
using System.Runtime.InteropServices;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Engines.LightGbm;

/// <summary>All rows of a data set in histogram bins, made once; fits take subsets that keep the bins.</summary>
/// <remarks>
/// The native data set is not changed after it is made, so subsets may be taken from several threads.
/// LightGBM keeps targets and weights as 32-bit floats: regression targets are standardised first, and weights have mean 1.
/// </remarks>
internal sealed unsafe class BinnedRows : IDisposable
{
    private readonly DatasetHandle _dataset;

    private BinnedRows(DatasetHandle dataset, MatrixLayout layout, LearningData data, double center, double scale)
    {
        _dataset = dataset;
        Layout = layout;
        Data = data;
        Center = center;
        Scale = scale;
    }

    public MatrixLayout Layout { get; }

    public LearningData Data { get; }

    /// <summary>Regression: the target is (value - Center) / Scale inside LightGBM.</summary>
    public double Center { get; }

    public double Scale { get; }

    public static BinnedRows Of(LearningData data)
    {
        LightGbmLibrary.Require();
        var layout = MatrixLayout.Of(data.Features, minTextRows: 3);
        var parameters = $"max_bin=255 feature_pre_filter=false data_random_seed=1 num_threads=1 verbosity=-1 {layout.CategoricalParameter}";
        var dataset = layout.IsSparse ? FromSparse(data.Features, layout, parameters) : FromDense(data.Features, layout, parameters);
        try
        {
            var (center, scale) = SetTarget(dataset, data);
            return new BinnedRows(dataset, layout, data, center, scale);
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    /// <summary>Some rows, binned.</summary>
    /// <param name="rows">Row indices, ascending.</param>
    public DatasetHandle Subset(ReadOnlySpan<int> rows)
    {
        fixed (int* pointer = rows)
        {
            LightGbmLibrary.Check(NativeMethods.LGBM_DatasetGetSubset(_dataset, pointer, rows.Length, "num_threads=1 verbosity=-1", out var subset));
            return new DatasetHandle(subset);
        }
    }

    public void Dispose() => _dataset.Dispose();

    private static DatasetHandle FromDense(FeatureMatrix features, MatrixLayout layout, string parameters)
    {
        const int Block = 512;
        var n = features.RowCount;
        var buffer = (float*)NativeMemory.Alloc((nuint)n * (nuint)layout.Width, sizeof(float));
        try
        {
            Span<int> rows = stackalloc int[Block];
            for (var from = 0; from < n; from += Block)
            {
                var count = Math.Min(Block, n - from);
                for (var i = 0; i < count; i++) rows[i] = from + i;
                layout.WriteDense(features, rows[..count], new Span<float>(buffer + (nint)from * layout.Width, count * layout.Width));
            }

            LightGbmLibrary.Check(NativeMethods.LGBM_DatasetCreateFromMat(
                buffer, NativeMethods.Float32, n, layout.Width, isRowMajor: 1, parameters, 0, out var dataset));
            return new DatasetHandle(dataset);
        }
        finally
        {
            NativeMemory.Free(buffer);
        }
    }

    private static DatasetHandle FromSparse(FeatureMatrix features, MatrixLayout layout, string parameters)
    {
        var rows = new int[features.RowCount];
        for (var i = 0; i < rows.Length; i++) rows[i] = i;
        var block = layout.Sparse(features, rows);
        fixed (long* starts = block.Starts)
        fixed (int* columns = block.ColumnSpan)
        fixed (float* values = block.ValueSpan)
        {
            LightGbmLibrary.Check(NativeMethods.LGBM_DatasetCreateFromCSR(
                starts, NativeMethods.Int64, columns, values, NativeMethods.Float32, block.Starts.Length, block.Values.Count,
                layout.Width, parameters, 0, out var dataset));
            return new DatasetHandle(dataset);
        }
    }

    private static (double Center, double Scale) SetTarget(DatasetHandle dataset, LearningData data)
    {
        var labels = new float[data.Features.RowCount];
        double center = 0, scale = 1;
        if (data.Task == TaskKind.Regression)
        {
            center = data.Values.Average();
            scale = Math.Sqrt(data.Values.Average(v => (v - center) * (v - center)));
            if (!(scale > 0)) scale = 1;
            for (var i = 0; i < labels.Length; i++) labels[i] = (float)((data.Values[i] - center) / scale);
        }
        else
        {
            for (var i = 0; i < labels.Length; i++) labels[i] = data.Classes[i];
        }

        SetField(dataset, "label", labels);
        if (data.Weights is { } weights)
        {
            var mean = weights.Average();
            SetField(dataset, "weight", Array.ConvertAll(weights, w => (float)(w / mean)));
        }

        return (center, scale);
    }

    private static void SetField(DatasetHandle dataset, string field, float[] values)
    {
        fixed (float* pointer = values)
            LightGbmLibrary.Check(NativeMethods.LGBM_DatasetSetField(dataset, field, pointer, values.Length, NativeMethods.Float32));
    }
}
