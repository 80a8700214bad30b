using System.Collections.Immutable;

namespace Millibar.Tables.Scan;

/// <summary>How a delimited file is written, and where its data begins.</summary>
internal sealed record Dialect
{
    /// <summary>Comma, semicolon, tab or vertical bar.</summary>
    public required byte Delimiter { get; init; }

    /// <summary>Header fields as written, quotes taken off.</summary>
    public required ImmutableArray<string> Header { get; init; }

    /// <summary>Line of the header, from 1.</summary>
    public required long HeaderLine { get; init; }

    /// <summary>Offset, in bytes of UTF-8 after any byte order mark, of the first byte after the header.</summary>
    public required int DataOffset { get; init; }

    /// <summary>Line on which the data starts.</summary>
    public required long DataLine { get; init; }

    /// <summary>Comment lines before the header.</summary>
    public required int PreambleLines { get; init; }

    /// <summary>Blank lines before the header.</summary>
    public required int BlankLines { get; init; }

    /// <summary>Lines before the header that are neither: to be set aside or refused.</summary>
    public ImmutableArray<long> StrayLines { get; init; } = [];

    /// <summary>Fields that most records have.</summary>
    public required int UsualFields { get; init; }
}
