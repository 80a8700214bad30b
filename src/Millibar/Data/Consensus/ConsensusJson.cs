using System.Text.Json;
using Millibar.Statistics;

namespace Millibar.Data.Consensus;

/// <summary>A consensus as one JSON object: what the command prints, and what is kept; see docs/labels.md.</summary>
internal static class ConsensusJson
{
    private const int MostItems = 200;
    private const int MostAnnotators = 200;

    /// <summary>Writes it.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="report">The report.</param>
    /// <param name="source">File or project that the answers come from.</param>
    /// <param name="definition">The label definition; null for the charter's own.</param>
    public static void Write(Utf8JsonWriter json, ConsensusReport report, string source, string? definition)
    {
        json.WriteStartObject();
        json.WriteString("document", "label.consensus/1");
        json.WriteString("source", source);
        json.WriteString("definition", definition);
        json.WriteString("method", Code(report.Method));
        json.WriteString("why", report.Why);
        json.WriteNumber("seed", report.Options.Seed);
        json.WriteNumber("bar", report.Options.Bar);
        json.WriteNumber("answers", report.Answers);
        json.WriteNumber("overruled", report.Overruled);
        json.WriteNumber("mean_quality", report.MeanQuality);
        json.WriteInterval("right", report.Right);
        json.WriteNumber("confirmed", report.Confirmed);
        if (report.ModelWeight is { } weight) json.WriteNumber("model_weight", weight);
        if (report.Strength is { } strength)
        {
            json.WriteStartObject("differences");
            if (double.IsFinite(strength.Strength)) json.WriteNumber("strength", strength.Strength);
            json.WriteInterval("gain", strength.Gain);
            json.WriteEndObject();
        }

        json.WriteStartArray("labels");
        foreach (var label in report.Labels) json.WriteStringValue(label);
        json.WriteEndArray();
        json.WriteStartArray("rungs");
        foreach (var rung in report.Rungs)
        {
            json.WriteStartObject();
            json.WriteString("rung", rung.Rung);
            json.WriteNumber("value", rung.Value);
            json.WriteInterval("accuracy", rung.Accuracy);
            json.WriteNumber("n", rung.Items);
            json.WriteString("note", rung.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("annotators");
        foreach (var one in report.Annotators.OrderByDescending(one => one.Answers).Take(MostAnnotators))
        {
            json.WriteStartObject();
            json.WriteString("annotator", one.Annotator);
            json.WriteNumber("answers", one.Answers);
            json.WriteNumber("judged", one.Judged);
            json.WriteInterval("right", one.Right);
            json.WriteString("standing", Code(one.Standing));
            if (one.Weight is { } own) json.WriteNumber("weight", own);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("more_annotators", Math.Max(0, report.Annotators.Length - MostAnnotators));
        json.WriteStartArray("least_sure");
        foreach (var item in report.Items.OrderBy(item => item.Quality).Take(MostItems))
        {
            json.WriteStartObject();
            json.WriteString("item", item.Item);
            json.WriteString("label", item.Label);
            json.WriteNumber("quality", item.Quality);
            json.WriteNumber("answers", item.Answers);
            json.WriteNumber("same", item.Same);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("items", report.Items.Length);
        json.WriteEndObject();
    }

    /// <summary>A method's code.</summary>
    public static string Code(ConsensusMethod method) => method switch
    {
        ConsensusMethod.DawidSkene => "dawid-skene",
        ConsensusMethod.Model => "model",
        _ => "majority",
    };

    /// <summary>A standing's code.</summary>
    public static string Code(AnnotatorStanding standing) => standing switch
    {
        AnnotatorStanding.Certify => "certify",
        AnnotatorStanding.Retrain => "retrain",
        _ => "open",
    };
}
