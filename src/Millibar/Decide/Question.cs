using Millibar.Evidence;

namespace Millibar.Decide;

/// <summary>What is asked of the evidence: all that identifies a measurement of one kind, but for the data version, which is always today's.</summary>
internal readonly record struct Question(string? Metric, string? Model, string? Slice, string? Column, string? Definition, string? Phase)
{
    public static Question Of(EvidenceItem item) =>
        new(item.Metric, item.Subject.Model, item.Subject.Slice, item.Subject.Column, item.Subject.Definition, item.Subject.Phase);
}
