using System.Collections.Immutable;
using Millibar.Data.Labels;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Trial.Audit;

/// <summary>What an audit found.</summary>
internal sealed record AuditReport
{
    /// <summary>What was asked for.</summary>
    public required AuditOptions Options { get; init; }

    /// <summary>The rows that were audited.</summary>
    public required Table Table { get; init; }

    /// <summary>What is predicted.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>The classes; empty for numbers.</summary>
    public required ImmutableArray<string> Classes { get; init; }

    /// <summary>The rungs whose mean was taken; a file's name when the probabilities came from one.</summary>
    public required ImmutableArray<string> Models { get; init; }

    /// <summary>Flagged rows.</summary>
    public required int Flagged { get; init; }

    /// <summary>Flagged rows in order, the most suspect first; all of them. Empty for numbers.</summary>
    public ImmutableArray<SuspectDetail> Suspects { get; init; } = [];

    /// <summary>Flagged targets in order, the farthest first; empty for classes.</summary>
    public ImmutableArray<FarValue> Far { get; init; } = [];

    /// <summary>How many labels are wrong by the models' reckoning; null for numbers and where there are too many classes.</summary>
    public NoiseEstimate? Noise { get; init; }

    /// <summary>The likeliest class of each row, out of fold; empty for numbers.</summary>
    public int[] Predicted { get; init; } = [];

    /// <summary>Rows that are copies but for the label, group by group; indices into the table.</summary>
    public required ImmutableArray<ImmutableArray<int>> Copies { get; init; }

    /// <summary>The same for near copies that are not copies.</summary>
    public required ImmutableArray<ImmutableArray<int>> NearCopies { get; init; }

    /// <summary>Rows left out because nobody else has their label.</summary>
    public required int SingleLabels { get; init; }

    /// <summary>What the flagged rows cost; null when that was not asked for.</summary>
    public AuditCost? Cost { get; init; }

    /// <summary>Name of each row by what it holds, the same in every version of the data; n values.</summary>
    public required string[] Items { get; init; }

    /// <summary>Seconds that the audit took.</summary>
    public double Seconds { get; init; }
}
