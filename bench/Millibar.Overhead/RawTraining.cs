using Millibar.Engines.LightGbm;
using Millibar.Models;

namespace Millibar.Overhead;

/// <summary>LightGBM's own work: nothing but its C calls.</summary>
internal static unsafe class RawTraining
{
    public static void Train(BinnedRows binned, int[] rows, string parameters, int rounds)
    {
        using var training = binned.Subset(rows);
        LightGbmLibrary.Check(NativeMethods.LGBM_BoosterCreate(training, parameters, out var handle));
        using var booster = new BoosterHandle(handle);
        for (var i = 0; i < rounds; i++) LightGbmLibrary.Check(NativeMethods.LGBM_BoosterUpdateOneIter(booster, out _));
    }

    public static void Bin(LearningData data)
    {
        var (n, d) = (data.Features.RowCount, data.Features.Numeric.Length);
        var matrix = new float[n * d];
        for (var j = 0; j < d; j++)
            for (var i = 0; i < n; i++) matrix[(long)i * d + j] = data.Features.Numeric[j].Values[i];
        fixed (float* pointer = matrix)
        {
            LightGbmLibrary.Check(NativeMethods.LGBM_DatasetCreateFromMat(
                pointer, NativeMethods.Float32, n, d, isRowMajor: 1, "max_bin=255 feature_pre_filter=false num_threads=1 verbosity=-1", 0, out var handle));
            new DatasetHandle(handle).Dispose();
        }
    }
}
