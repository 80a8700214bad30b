using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Data;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Trial;

/// <summary>What the checks found.</summary>
internal sealed record CheckReport
{
    /// <summary>The usable rows.</summary>
    public required Table Table { get; init; }

    /// <summary>The target.</summary>
    public required string Target { get; init; }

    /// <summary>The task.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>The findings, worst first.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Seed of everything random.</summary>
    public required long Seed { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Findings of a severity.</summary>
    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>Whether a check was left out.</summary>
    public bool Unfinished => Findings.Any(finding => finding.Code == AllChecks.UnfinishedCode);

    /// <summary>Writes one object; docs/data.md describes it.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("data", Table.Hash);
        json.WriteString("file", Table.Name);
        json.WriteNumber("rows", Table.RowCount);
        json.WriteString("target", Target);
        json.WriteString("task", TrialWords.Code(Task));
        json.WriteNumber("seed", Seed);
        json.WriteNumber("errors", Count(Severity.Error));
        json.WriteNumber("warnings", Count(Severity.Warning));
        TrialJson.WriteChecks(json, Findings);
        json.WriteEndObject();
    }
}
