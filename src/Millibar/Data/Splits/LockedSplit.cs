using System.Collections.Immutable;

namespace Millibar.Data.Splits;

/// <summary>The split of a project: a rule that says of any row, in any data version, on which side it stands.</summary>
/// <remarks>
/// The side of a row follows from its own values and from this record, never from other rows: rows that come, go or change their
/// order move no other row. By chance (<c>stratified</c>, <c>group</c>) a row is a test row when the hash of its values under
/// <see cref="Salt"/> falls below <see cref="Share"/>; by time when it is not earlier than <see cref="Cut"/>.
/// </remarks>
internal sealed record LockedSplit
{
    /// <summary>Short name: the id of its journal entry; empty before it is recorded.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>stratified</c>, <c>time</c> or <c>group</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Column of times or groups; null for <c>stratified</c>.</summary>
    public string? Column { get; init; }

    /// <summary>Columns whose values decide the side, in order, with their types (number, date, text).</summary>
    public required ImmutableArray<SplitColumn> Columns { get; init; }

    /// <summary>Share of the rows that is locked away; 0 while the data are too few for a test part.</summary>
    public required double Share { get; init; }

    /// <summary>Decides by chance; not used by time.</summary>
    public ulong Salt { get; init; }

    /// <summary>First time of the test part (seconds for a date, else the number); null unless by time.</summary>
    public double? Cut { get; init; }

    /// <summary>Last time that a look has seen, set when the split is replaced; null unless by time.</summary>
    public double? Until { get; init; }

    /// <summary>Target that the parts were balanced by.</summary>
    public required string Target { get; init; }

    /// <summary>Hash of the data version that it was made on.</summary>
    public required string Data { get; init; }

    /// <summary>Test rows of that version.</summary>
    public int TestRows { get; init; }

    /// <summary>Seed that the salt was chosen with.</summary>
    public long Seed { get; init; }

    /// <summary>By how much the best of all looks may flatter; null for the default.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Why it took the place of an earlier one; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>Splits before this one whose test rows were looked at: those rows are in no test part any more.</summary>
    public ImmutableArray<LockedSplit> Earlier { get; init; } = [];

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public string By { get; init; } = "";

    /// <summary>Whether a test part is locked away at all.</summary>
    public bool HasTest => Share > 0;
}
