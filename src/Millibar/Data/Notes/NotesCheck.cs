using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.Notes;

/// <summary>Passes on what the reader of the file and the reader of the target had to say.</summary>
/// <remarks>The codes of the file's reader are its own; those listed here are the target's.</remarks>
internal sealed class NotesCheck : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<string> Codes => ["target-missing-rows", "rare-class", "label-variants", "multilabel", "target-outlier", "task-inferred"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Measure(CheckContext context, CancellationToken ct) =>
        context.Table.Notes.Concat(context.Target.Notes).Select(Finding);

    private static Finding Finding(ReadNote note) =>
        new(note.Code, note.IsWarning ? Severity.Warning : Severity.Info, note.Column, note.Message, note.Remedy);
}
