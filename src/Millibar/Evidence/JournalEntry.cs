namespace Millibar.Evidence;

/// <summary>One entry of a journal, never changed once written.</summary>
public sealed record JournalEntry
{
    /// <summary>Stream that it belongs to: a project's id, or <see cref="EntryKinds.WorkspaceStream"/>.</summary>
    public required string Stream { get; init; }

    /// <summary>Number within the stream, 1, 2, 3, ... without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>What it is; see <see cref="EntryKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>See <see cref="NewEntry"/>.</summary>
    public required string? Key { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>One JSON object in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Hash of the entry before it in the stream; 64 zeros for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>Hash of everything above, see <see cref="HashChain"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>Short name of the entry for people and commands: the first 12 digits of its hash.</summary>
    public string Id => Hash[..12];
}
