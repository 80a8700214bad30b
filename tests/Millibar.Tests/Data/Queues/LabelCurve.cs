namespace Millibar.Tests.Data.Queues;

/// <summary>Mean score over the number of labels, made never to fall: labels needed for a score can be read off it.</summary>
internal sealed class LabelCurve
{
    private readonly double[] _labels;
    private readonly double[] _scores;

    /// <summary>Averages runs that were scored at the same numbers of labels.</summary>
    public LabelCurve(IReadOnlyList<List<(int Labels, double Score)>> runs, IReadOnlyList<int> picked)
    {
        var sizes = runs[0].Select(point => point.Labels).ToArray();
        _labels = Array.ConvertAll(sizes, size => Math.Log(size));
        _scores = Rising([.. sizes.Select((_, i) => picked.Average(run => runs[run][Math.Min(i, runs[run].Count - 1)].Score))]);
    }

    /// <summary>Score at a number of labels.</summary>
    public double At(double labels)
    {
        var x = Math.Log(labels);
        var i = Array.FindIndex(_labels, l => l >= x);
        if (i < 0) return _scores[^1];
        return i == 0 ? _scores[0] : _scores[i - 1] + (_scores[i] - _scores[i - 1]) * (x - _labels[i - 1]) / (_labels[i] - _labels[i - 1]);
    }

    /// <summary>Labels at which the score is reached first; null when it never is.</summary>
    public double? Need(double score)
    {
        var i = Array.FindIndex(_scores, s => s >= score);
        if (i < 0) return null;
        if (i == 0 || _scores[i] <= _scores[i - 1]) return Math.Exp(_labels[i]);
        return Math.Exp(_labels[i - 1] + (_labels[i] - _labels[i - 1]) * (score - _scores[i - 1]) / (_scores[i] - _scores[i - 1]));
    }

    /// <summary>Least-squares fit that never falls (pool adjacent violators).</summary>
    private static double[] Rising(double[] values)
    {
        var blocks = new List<(double Sum, int Count)>();
        foreach (var value in values)
        {
            blocks.Add((value, 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count >= blocks[^1].Sum / blocks[^1].Count)
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((a.Sum + b.Sum, a.Count + b.Count));
            }
        }

        return [.. blocks.SelectMany(block => Enumerable.Repeat(block.Sum / block.Count, block.Count))];
    }
}
