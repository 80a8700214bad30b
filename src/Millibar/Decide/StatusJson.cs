using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Lifecycle;
using Millibar.Statistics;

namespace Millibar.Decide;

/// <summary>A case and the advice on it as JSON: <c>status --json</c> and <c>next --json</c> (docs/json.md).</summary>
internal static class StatusJson
{
    /// <summary>Where a project stands: one object.</summary>
    public static void Write(Utf8JsonWriter json, CaseFile file, Recommendation advice)
    {
        json.WriteStartObject();
        Head(json, file);
        json.WriteString("since", file.Since);
        json.WriteNumber("charter_version", file.CharterVersion);
        json.WriteString("data_version", file.DataVersion);
        json.WriteStartArray("path");
        foreach (var move in file.Path) Write(json, move);
        json.WriteEndArray();
        json.WriteStartArray("requirements");
        foreach (var standing in Standing.Of(file)) Write(json, standing);
        json.WriteEndArray();
        Write(json, file.Reading.Ledger);
        json.WriteNumber("spent", file.Spent);
        Number(json, "money", file.Charter.Resources.Money);
        json.WriteString("currency", file.Charter.Resources.Currency);
        json.WritePropertyName("recommendation");
        Write(json, advice);
        json.WritePropertyName("gate");
        Write(json, advice.Gate);
        json.WriteStartArray("radar");
        foreach (var reading in advice.Radar) Write(json, reading);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What to do next, with the ruling of every rule: one object.</summary>
    public static void WriteNext(Utf8JsonWriter json, CaseFile file, Recommendation advice)
    {
        json.WriteStartObject();
        Head(json, file);
        json.WritePropertyName("recommendation");
        Write(json, advice);
        json.WriteStartArray("rules");
        foreach (var finding in advice.Rules) Write(json, finding);
        json.WriteEndArray();
        json.WritePropertyName("gate");
        Write(json, advice.Gate);
        json.WriteEndObject();
    }

    /// <summary>A decision with its outcome, if it is settled.</summary>
    public static void Write(Utf8JsonWriter json, MadeDecision decision, SettledOutcome? outcome)
    {
        json.WriteStartObject();
        json.WriteString("id", decision.Id);
        json.WriteString("from", decision.From.Code);
        json.WriteString("to", decision.To.Code);
        json.WriteBoolean("override", decision.Override);
        json.WriteString("reason", decision.Reason);
        json.WriteString("recommended", decision.Recommended.Code);
        Number(json, "confidence", decision.Confidence);
        json.WriteString("claim", decision.Claim);
        json.WriteString("why", decision.Why);
        json.WriteString("at", decision.At);
        json.WriteString("by", decision.By);
        json.WritePropertyName("held");
        if (outcome is null) json.WriteNullValue();
        else json.WriteBooleanValue(outcome.ClaimHeld);
        json.WriteString("note", outcome?.Note);
        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, CaseFile file)
    {
        json.WriteString("millibar", BuildVersion.Text);
        json.WriteString("project", file.Name);
        json.WriteString("id", file.Project);
        json.WriteNumber("version", file.Version);
        json.WriteString("place", file.Place.Code);
    }

    private static void Write(Utf8JsonWriter json, Move move)
    {
        json.WriteStartObject();
        json.WriteString("from", move.From.Code);
        json.WriteString("to", move.To.Code);
        json.WriteString("reason", move.Reason);
        json.WriteString("at", move.At);
        json.WriteString("by", move.By);
        json.WriteString("decision", move.Decision);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Standing standing)
    {
        json.WriteStartObject();
        json.WriteString("text", standing.Requirement.Text);
        json.WriteString("state", DecideWords.Code(standing.State));
        if (standing.Requirement.Slice is { } slice) json.WriteString("slice", slice);
        if (standing.IsSpent || (standing.Item?.Fact("none")) is not null) json.WriteString("reason", standing.Priced().ToString());
        json.WritePropertyName("observed");
        Write(json, standing.Estimate, standing.Item?.Rows);
        Number(json, "reported", standing.Estimate is null ? standing.Item?.Value : null);
        json.WriteString("evidence", standing.Item?.Id);
        json.WriteEndObject();
    }

    /// <summary>What the locked test part has borne and still bears; only where one is locked away.</summary>
    private static void Write(Utf8JsonWriter json, TestLedger ledger)
    {
        if (ledger.Rows is not { } rows) return;
        json.WriteStartObject("test_looks");
        json.WriteNumber("used", ledger.Used);
        json.WriteNumber("bears", ledger.Bears(rows));
        json.WriteNumber("test_rows", rows);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Interval? interval, int? rows)
    {
        if (interval is not { } known)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteInterval(known);
        Number(json, "n", rows);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Recommendation advice)
    {
        json.WriteStartObject();
        json.WriteString("move", DecideWords.Code(advice.Move));
        json.WriteString("from", advice.From.Code);
        json.WriteString("to", advice.To.Code);
        json.WriteString("reason", advice.Reason?.Code);
        json.WriteString("why", advice.Why.ToString());
        Number(json, "confidence", advice.Confidence);
        Next(json, advice.Next);
        Rest(json, advice.Cites, advice.Flips);
        json.WriteString("now", advice.Now);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GateRuling? gate)
    {
        if (gate is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("from", gate.From.Code);
        json.WriteString("to", gate.To.Code);
        json.WriteString("state", DecideWords.Code(gate.State));
        json.WriteStartArray("conditions");
        foreach (var condition in gate.Conditions)
        {
            json.WriteStartObject();
            json.WriteString("code", condition.Code);
            json.WriteString("state", DecideWords.Code(condition.State));
            json.WriteString("text", condition.Text.ToString());
            Next(json, condition.Next);
            Rest(json, condition.Cites, condition.Flips);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RadarReading reading)
    {
        json.WriteStartObject();
        json.WriteString("code", reading.Code);
        json.WriteString("state", DecideWords.Code(reading.State));
        json.WriteString("text", reading.Text.ToString());
        Next(json, reading.Next);
        Rest(json, reading.Cites, []);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RuleFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Reason.Id);
        json.WriteString("code", finding.Reason.Code);
        json.WriteString("ruling", DecideWords.Code(finding.Ruling));
        json.WriteString("text", DecideWords.Text(finding.Ruling).ToString());
        Number(json, "confidence", finding.Ruling is Ruling.Fires fires ? fires.Confidence : null);
        Next(json, DecideWords.Next(finding.Ruling));
        Rest(json, finding.Ruling.Cites, finding.Ruling.Flips);
        json.WriteEndObject();
    }

    private static void Next(Utf8JsonWriter json, NextStep? step)
    {
        if (step is null)
        {
            json.WriteNull("next");
            return;
        }

        json.WriteStartObject("next");
        json.WriteString("what", step.What.ToString());
        json.WriteString("command", step.Command);
        json.WriteNumber("hours", step.Hours);
        json.WriteEndObject();
    }

    private static void Rest(Utf8JsonWriter json, ImmutableArray<string> cites, ImmutableArray<Flip> flips)
    {
        json.WriteStartArray("cites");
        foreach (var cite in cites) json.WriteStringValue(cite);
        json.WriteEndArray();
        json.WriteStartArray("flips_if");
        foreach (var flip in flips) json.WriteStringValue(flip.Text.ToString());
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
