namespace Millibar.Evidence;

/// <summary>A kind of measurement: what its number means.</summary>
/// <param name="Code">Kind and version, e.g. <c>train.candidate/1</c>.</param>
/// <param name="Number">What <see cref="EvidenceItem.Value"/> is, with its unit or range.</param>
/// <param name="Metric">What <see cref="EvidenceItem.Metric"/> names; null where the kind has none.</param>
/// <param name="Subject">Which parts of the subject identify it; those in brackets may be left out.</param>
/// <param name="Command">The command that measures it.</param>
/// <param name="AboutData">True when it speaks of one data version: it is stale once the data change.</param>
public sealed record EvidenceKind(string Code, string Number, string? Metric, string Subject, string Command, bool AboutData)
{
    /// <summary>True when the number is a count or a price: exact, so that it needs no interval.</summary>
    public bool Exact { get; init; }

    /// <summary>The code without its version, e.g. <c>train.candidate</c>.</summary>
    public string Name { get; } = Code[..Code.IndexOf('/')];

    /// <summary>Why an item of this kind answers no question that is asked of it; null when it fits.</summary>
    /// <remarks>The data version is not looked at: an item without one is stale as soon as the project has data.</remarks>
    public string? Misfit(EvidenceItem item)
    {
        if (Metric is null != item.Metric is null) return Metric is null ? $"{Name} has no metric" : $"{Name} needs the metric's name";
        var subject = item.Subject;
        return _model.Misfit(Name, subject.Model) ?? _slice.Misfit(Name, subject.Slice) ?? _column.Misfit(Name, subject.Column)
            ?? _definition.Misfit(Name, subject.Definition) ?? _phase.Misfit(Name, subject.Phase);
    }

    private readonly SubjectPart _model = SubjectPart.Of("model", Subject);
    private readonly SubjectPart _slice = SubjectPart.Of("slice", Subject);
    private readonly SubjectPart _column = SubjectPart.Of("column", Subject);
    private readonly SubjectPart _definition = SubjectPart.Of("definition", Subject);
    private readonly SubjectPart _phase = SubjectPart.Of("phase", Subject);
}
