using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Evidence;

/// <summary>One immutable measurement. Its kind says what the number is; see <see cref="EvidenceKinds"/>.</summary>
public sealed record EvidenceItem
{
    /// <summary>Kind and version, e.g. <c>train.candidate/1</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required EvidenceSubject Subject { get; init; }

    /// <summary>Name of the number where a kind has several: a metric (<c>roc_auc</c>), or null.</summary>
    public string? Metric { get; init; }

    /// <summary>The number; null where the kind has none (a curve).</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of its interval; null when there is no interval.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval; null when there is no interval.</summary>
    public double? High { get; init; }

    /// <summary>Nominal coverage of the interval as a fraction.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Independent units behind the number (n); null when not known.</summary>
    public int? Rows { get; init; }

    /// <summary>Unit of the number where the metric does not say it, e.g. <c>EUR</c>; null otherwise.</summary>
    public string? Unit { get; init; }

    /// <summary>A curve's points, ascending n; empty for a single number.</summary>
    public ImmutableArray<EvidencePoint> Points { get; init; } = [];

    /// <summary>What else the kind records, by name.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Seed of the measurement; null when nothing was random.</summary>
    public long? Seed { get; init; }

    /// <summary>Hashes of the inputs.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>Version of Millibar that measured, or the name of the tool that did.</summary>
    public required string Source { get; init; }

    /// <summary>Duration in seconds; null when not timed.</summary>
    public double? Seconds { get; init; }

    /// <summary>When it was measured (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>The number with its interval; null unless both ends and n are known. Without it the number is only reported and opens no gate.</summary>
    public Interval? Measured =>
        Value is { } value && Low is { } low && High is { } high && Rows is > 0 ? new Interval(value, low, high, Level) : null;

    /// <summary>A later item with the same key takes this one's place.</summary>
    public string Key => EvidenceKey.Of(this);

    /// <summary>Identity: hash of the content; the same measurement recorded twice is one.</summary>
    public string Id => EvidenceJson.Id(this);

    /// <summary>The fact called <paramref name="name"/>; null when it is not recorded.</summary>
    public string? Fact(string name) => Facts.GetValueOrDefault(name);
}
