using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Millibar.Decide;
using Millibar.Trial;

namespace Millibar.Cli.Trial;

/// <summary>The look at judging rows that a trial was.</summary>
internal static class TestLooks
{
    /// <summary>The look; null when no candidate was judged.</summary>
    /// <remarks>
    /// What decides the answer is hashed: data, split, target, options, seed, and the file of predictions. The same again is the same
    /// look and uses nothing up. The budget of seconds, the curve and the thresholds do not decide it.
    /// </remarks>
    public static async Task<TestLook?> OfAsync(TrialReport report, TrialOptions options, string purpose, CancellationToken ct)
    {
        // The user's own test file is his own to lock away.
        if (report.Candidate is not { } candidate || report.EstimateRows == 0 || options.TestPath is not null) return null;
        var locked = report.Estimate == "test" ? report.Split.Locked : null;
        return new TestLook
        {
            Data = report.Hash,
            Split = locked,
            Purpose = purpose,
            Model = candidate,
            Metric = report.Metric,
            Estimate = report.Estimate,
            Rows = report.EstimateRows,
            Inputs = await InputsAsync(report, options, locked, ct),
            Seed = options.Seed,
            Until = report.TestUntil,
        };
    }

    private static async Task<string> InputsAsync(TrialReport report, TrialOptions options, string? split, CancellationToken ct)
    {
        var culture = CultureInfo.InvariantCulture;
        string?[] parts =
        [
            report.Hash, split, report.Estimate, report.Target, TrialWords.Code(report.Task), report.Metric, options.Positive, options.Weight, options.Time, options.Group,
            options.FalsePositiveCost.ToString("R", culture), options.FalseNegativeCost.ToString("R", culture), options.Rule, options.Seed.ToString(culture),
            string.Join(',', options.Drop.Order(StringComparer.Ordinal)), string.Join(',', options.Rungs.Order(StringComparer.Ordinal)),
            string.Join(';', options.Slices.Select(slice => $"{slice.Key}={slice.Value}")), options.SkipBadRows ? "skip" : null,
            options.PredictionsPath is { } path ? await HashAsync(path, ct) : null,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 12));
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
