using System.Collections.Immutable;

namespace Millibar.Plan.Requirements;

/// <summary>Metrics of the model as a thing that runs, not of its predictions; lower is better for all.</summary>
public static class OperationalMetric
{
    /// <summary>Size of the stored model in MB (10^6 bytes).</summary>
    public const string ModelSizeMb = "model_size_mb";

    /// <summary>Median single-row latency in milliseconds.</summary>
    public const string LatencyP50Ms = "latency_p50_ms";

    /// <summary>99th percentile of single-row latency in milliseconds.</summary>
    public const string LatencyP99Ms = "latency_p99_ms";

    /// <summary>Seconds to fit on the training part.</summary>
    public const string FitSeconds = "fit_seconds";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> Names { get; } = [ModelSizeMb, LatencyP50Ms, LatencyP99Ms, FitSeconds];
}
