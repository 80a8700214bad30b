namespace Millibar.Evidence;

/// <summary>What makes two measurements answers to the same question.</summary>
internal static class EvidenceKey
{
    public static string Of(EvidenceItem item)
    {
        var subject = item.Subject;
        string?[] parts = [item.Kind, item.Metric, subject.Data, subject.Model, subject.Slice, subject.Column, subject.Definition, subject.Phase];
        // Names may hold any character: each part says its length first.
        return string.Concat(parts.Select(part => part is null ? "-;" : $"{part.Length}:{part};"));
    }
}
