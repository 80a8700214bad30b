namespace Millibar.Evidence;

/// <summary>The kinds of journal entries.</summary>
public static class EntryKinds
{
    /// <summary>The stream that lists the projects of a workspace.</summary>
    public const string WorkspaceStream = "workspace";

    /// <summary>In the workspace's stream: a project was made. Body: <c>{id, name}</c>.</summary>
    public const string Project = "project";

    /// <summary>In the workspace's stream: a project has a new name. Body: <c>{id, name}</c>.</summary>
    public const string Rename = "rename";

    /// <summary>In the workspace's stream: a project was put away, or taken out again. Body: <c>{id, archived}</c>.</summary>
    public const string Archive = "archive";

    /// <summary>A version of the charter. Body: <c>{charter, yaml?}</c>.</summary>
    public const string Charter = "charter";

    /// <summary>One measurement. Body: see <see cref="EvidenceJson"/>; key: <see cref="EvidenceItem.Key"/>.</summary>
    public const string Evidence = "evidence";

    /// <summary>A person took the recommendation, or overrode it.</summary>
    public const string Decision = "decision";

    /// <summary>What became of an earlier decision.</summary>
    public const string Outcome = "outcome";

    /// <summary>Money spent. Body: <c>{amount, currency, on}</c>.</summary>
    public const string Spending = "spending";

    /// <summary>Answers of annotators, as they were imported or given. Body: <c>{blob, answers, definition?, file}</c>; the answers are the blob. Earlier batches stay.</summary>
    public const string Answers = "answers";

    /// <summary>What a person found about one flagged row. Body: <c>{data, row, given, verdict, label?}</c>; the verdict is wrong, right or ambiguous.</summary>
    public const string Review = "review";

    /// <summary>The split of a project's rows, made once. Body: <c>{data, kind, ...}</c>.</summary>
    public const string Split = "split";

    /// <summary>A named part of the rows; key: its name. Body: <c>{name, condition}</c>.</summary>
    public const string Slice = "slice";

    /// <summary>One look at the locked test rows. Body: <c>{data, purpose, ...}</c>.</summary>
    public const string Look = "look";
}
