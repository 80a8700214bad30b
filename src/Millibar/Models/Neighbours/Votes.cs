using Millibar.Statistics;

namespace Millibar.Models.Neighbours;

/// <summary>Turns neighbours into an answer.</summary>
internal sealed class Votes
{
    private readonly double[] _prior;
    private readonly int[]? _classes;
    private readonly double[]? _values;
    private readonly double[]? _weights;

    /// <summary>The votes of some rows.</summary>
    /// <param name="data">The data.</param>
    /// <param name="rows">The reference rows, in the order of their positions.</param>
    /// <param name="prior">Class frequencies; the mean for regression.</param>
    public Votes(LearningData data, int[] rows, double[] prior)
    {
        _prior = prior;
        if (data.Task == TaskKind.Regression) _values = Array.ConvertAll(rows, r => data.Values[r]);
        else _classes = Array.ConvertAll(rows, r => data.Classes[r]);
        if (data.Weights is { } weights)
        {
            // Only their ratio counts: on average a neighbour has one vote.
            var mean = rows.Average(r => weights[r]);
            _weights = Array.ConvertAll(rows, r => weights[r] / mean);
        }
    }

    /// <summary>Bytes needed to store the votes.</summary>
    public long SizeInBytes => 4L * (_classes?.Length ?? 0) + 8L * (_values?.Length ?? 0) + 8L * (_weights?.Length ?? 0) + 8L * _prior.Length;

    /// <summary>Writes class probabilities, or the mean value.</summary>
    public void Count(ReadOnlySpan<int> neighbours, Span<double> output)
    {
        if (_values is not null)
        {
            double sum = 0, total = 0;
            foreach (var neighbour in neighbours)
            {
                var weight = _weights?[neighbour] ?? 1;
                sum += weight * _values[neighbour];
                total += weight;
            }

            output[0] = sum / total;
            return;
        }

        _prior.CopyTo(output);
        var votes = 1.0;
        foreach (var neighbour in neighbours)
        {
            var weight = _weights?[neighbour] ?? 1;
            output[_classes![neighbour]] += weight;
            votes += weight;
        }

        for (var c = 0; c < output.Length; c++) output[c] /= votes;
    }
}
