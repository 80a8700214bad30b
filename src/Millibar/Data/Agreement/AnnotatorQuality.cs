using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Data.Agreement;

/// <summary>One annotator against what the others say.</summary>
/// <param name="Annotator">The name.</param>
/// <param name="Answers">Answers in all.</param>
/// <param name="Judged">Answers to items that others answered too.</param>
/// <param name="Quality">How often the answer is the commonest one of the others; a tie counts in part. Null when nobody else answered these items.</param>
/// <param name="OnlyLabel">The label that was given every time, of five answers or more; null otherwise.</param>
/// <param name="Confusion">k x k row-major counts: what the others said in rows, what this one said in columns.</param>
/// <param name="Drift">How the quality moved over time; null when too few answers have a time.</param>
internal sealed record AnnotatorQuality(string Annotator, int Answers, int Judged, Interval? Quality, string? OnlyLabel, ImmutableArray<double> Confusion, AnnotatorDrift? Drift);
