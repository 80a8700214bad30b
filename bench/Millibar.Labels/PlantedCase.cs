using Millibar.Statistics;

namespace Millibar.Labels;

/// <summary>A way to make labels wrong.</summary>
/// <param name="File">Data set.</param>
/// <param name="Target">Its target column.</param>
/// <param name="Share">Share of the labels to make wrong.</param>
/// <param name="ByClass">False: to any other class alike. True: class c is taken for class c + 1, some classes more often than others.</param>
/// <param name="Seed">Which repeat.</param>
internal sealed record PlantedCase(string File, string Target, double Share, bool ByClass, int Seed)
{
    public string Name => FormattableString.Invariant($"{System.IO.Path.GetFileNameWithoutExtension(File)}-{Share * 100:0}-{(ByClass ? "class" : "symmetric")}-{Seed}");

    /// <summary>The labels with exactly round(share x n) of them wrong.</summary>
    public int[] Plant(int[] truth, int k)
    {
        var random = new RandomStream(Seed).Fork(Name);
        var given = (int[])truth.Clone();
        // Weighted draw without replacement: the rows with the smallest exponential waiting times. Every other class errs three times as often.
        var rows = Enumerable.Range(0, truth.Length)
            .OrderBy(row => -Math.Log(1 - random.NextDouble()) / (ByClass && truth[row] % 2 == 0 ? 3 : 1)).Take((int)Math.Round(Share * truth.Length)).ToArray();
        foreach (var row in rows) given[row] = ByClass ? (truth[row] + 1) % k : (truth[row] + 1 + random.NextInt(k - 1)) % k;
        return given;
    }
}
