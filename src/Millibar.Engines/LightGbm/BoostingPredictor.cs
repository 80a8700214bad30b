using System.Buffers;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Engines.LightGbm;

/// <summary>A boosted ensemble. Blocks go through LightGBM's matrix call, a single row through its prepared fast path.</summary>
internal sealed unsafe class BoostingPredictor : IPredictor, IDescribed
{
    private const string Parameters = "num_threads=1 verbosity=-1";
    private const int Block = 1024;
    private const int StackFloats = 1024;
    private const int StackDoubles = 128;

    private readonly Lock _lock = new();
    private readonly BoosterHandle _booster;
    private readonly MatrixLayout _layout;
    private readonly TaskKind _task;
    private readonly int _nativeWidth;
    private readonly double _center;
    private readonly double _scale;
    private volatile FastConfigHandle? _single;
    private long _size = -1;

    /// <summary>Wraps a trained ensemble.</summary>
    /// <param name="booster">The ensemble; owned from now on.</param>
    /// <param name="rounds">Rounds used.</param>
    /// <param name="binned">The data it was fitted on: layout, task and scale are kept, rows are not.</param>
    /// <param name="description">What the fit came to, in a few words.</param>
    public BoostingPredictor(BoosterHandle booster, int rounds, BinnedRows binned, Sentence description)
    {
        _booster = booster;
        _layout = binned.Layout;
        _task = binned.Data.Task;
        _nativeWidth = _task == TaskKind.Multiclass ? binned.Data.ClassCount : 1;
        _center = binned.Center;
        _scale = binned.Scale;
        Rounds = rounds;
        Describe = description;
    }

    /// <summary>Rounds of trees.</summary>
    public int Rounds { get; }

    /// <inheritdoc/>
    public Sentence Describe { get; }

    /// <inheritdoc/>
    public long SizeInBytes
    {
        get
        {
            lock (_lock)
            {
                if (_size < 0) LightGbmLibrary.Check(NativeMethods.LGBM_BoosterSaveModelToString(_booster, 0, Rounds, 0, 0, out _size, null));
                return _size;
            }
        }
    }

    /// <inheritdoc/>
    public void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output)
    {
        _layout.Check(features);
        var width = _task == TaskKind.Binary ? 2 : _nativeWidth;
        ArgumentOutOfRangeException.ThrowIfNotEqual(output.Length, rows.Length * width);
        if (rows.Length == 1)
        {
            PredictOne(features, rows, output);
            return;
        }

        for (var from = 0; from < rows.Length; from += Block)
        {
            var count = Math.Min(Block, rows.Length - from);
            PredictBlock(features, rows.Slice(from, count), output.Slice(from * width, count * width));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _single?.Dispose();
        _booster.Dispose();
    }

    private void PredictBlock(FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output)
    {
        var matrix = ArrayPool<float>.Shared.Rent(rows.Length * _layout.Width);
        var result = ArrayPool<double>.Shared.Rent(rows.Length * _nativeWidth);
        try
        {
            _layout.WriteDense(features, rows, matrix.AsSpan(0, rows.Length * _layout.Width));
            fixed (float* data = matrix)
            fixed (double* target = result)
                LightGbmLibrary.Check(NativeMethods.LGBM_BoosterPredictForMat(
                    _booster, data, NativeMethods.Float32, rows.Length, _layout.Width, isRowMajor: 1, NativeMethods.PredictNormal,
                    0, Rounds, Parameters, out _, target));
            Write(result.AsSpan(0, rows.Length * _nativeWidth), output);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(matrix);
            ArrayPool<double>.Shared.Return(result);
        }
    }

    private void PredictOne(FeatureMatrix features, ReadOnlySpan<int> row, Span<double> output)
    {
        var config = _single ?? PrepareSingle();
        var matrix = _layout.Width <= StackFloats ? stackalloc float[_layout.Width] : new float[_layout.Width];
        var result = _nativeWidth <= StackDoubles ? stackalloc double[_nativeWidth] : new double[_nativeWidth];
        _layout.WriteDense(features, row, matrix);
        fixed (float* data = matrix)
        fixed (double* target = result)
            LightGbmLibrary.Check(NativeMethods.LGBM_BoosterPredictForMatSingleRowFast(config, data, out _, target));
        Write(result, output);
    }

    private FastConfigHandle PrepareSingle()
    {
        lock (_lock)
        {
            if (_single is { } ready) return ready;
            LightGbmLibrary.Check(NativeMethods.LGBM_BoosterPredictForMatSingleRowFastInit(
                _booster, NativeMethods.PredictNormal, 0, Rounds, NativeMethods.Float32, _layout.Width, Parameters, out var config));
            return _single = new FastConfigHandle(config);
        }
    }

    private void Write(ReadOnlySpan<double> native, Span<double> output)
    {
        switch (_task)
        {
            case TaskKind.Binary:
                for (var i = 0; i < native.Length; i++)
                {
                    output[2 * i] = 1 - native[i];
                    output[2 * i + 1] = native[i];
                }

                break;
            case TaskKind.Regression:
                for (var i = 0; i < native.Length; i++) output[i] = _center + _scale * native[i];
                break;
            default:
                native.CopyTo(output);
                break;
        }
    }
}
