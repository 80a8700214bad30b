using System.Globalization;
using System.Text.Json;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Agreement;

/// <summary>Agreement as one JSON object: what the command prints, and what is kept; see docs/labels.md.</summary>
internal static class AgreementJson
{
    /// <summary>Annotators told one by one.</summary>
    private const int MostAnnotators = 200;

    /// <summary>Labels for which the confusion is told.</summary>
    private const int MostConfused = 30;

    /// <summary>Bounds of the bands whose chance is told.</summary>
    private static readonly double[] Bounds = [-1, 0, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>Writes it.</summary>
    /// <param name="json">Where.</param>
    /// <param name="report">What.</param>
    /// <param name="definition">The label definition; null for the charter's own.</param>
    /// <param name="seed">Seed of the resamples.</param>
    public static void Write(Utf8JsonWriter json, AgreementReport report, string? definition, long seed)
    {
        var sheet = report.Sheet;
        json.WriteStartObject();
        json.WriteString("document", "label.agreement/1");
        json.WriteString("definition", definition);
        json.WriteString("scale", AgreementWords.Code(report.Scale));
        json.WriteNumber("seed", seed);
        json.WriteNumber("answers", sheet.Answers.Length);
        json.WriteNumber("items", sheet.Items.Length);
        json.WriteNumber("annotators", sheet.Annotators.Length);
        json.WriteNumber("items_with_two_or_more", report.Measures?.Items ?? 0);
        json.WriteNumber("items_with_one", report.SingleItems);
        json.WriteNumber("repeated", report.Repeats);
        json.WriteInterval("self_agreement", report.Self, report.Repeats);
        WriteCoefficients(json, report);
        json.WriteString("paradox", report.Paradox?.Text);
        WriteLabels(json, report);
        WritePairs(json, report);
        WritePeriods(json, report);
        WriteAnnotators(json, report);
        json.WriteEndObject();
    }

    private static void WriteCoefficients(Utf8JsonWriter json, AgreementReport report)
    {
        json.WriteStartArray("coefficients");
        foreach (var value in report.Measures?.Values ?? [])
        {
            json.WriteStartObject();
            json.WriteString("code", AgreementWords.Code(value.Coefficient, report.Scale));
            json.WriteString("name", AgreementWords.Name(value.Coefficient, report.Scale, report.Sheet.Annotators.Length));
            json.WriteInterval(value.Interval);
            json.WriteNumber("n", report.Measures!.Items);
            json.WriteNumber("standard_error", value.StandardError);
            json.WriteString("interval", value.Bootstrap is null ? "analytic" : "bootstrap");
            json.WriteNumber("analytic_low", value.Analytic.Low);
            json.WriteNumber("analytic_high", value.Analytic.High);
            json.WriteStartArray("bands");
            for (var b = 0; b + 1 < Bounds.Length && value.Coefficient != Coefficient.Observed; b++)
            {
                json.WriteStartObject();
                json.WriteNumber("from", Bounds[b]);
                json.WriteNumber("to", Bounds[b + 1]);
                json.WriteNumber("chance", value.ChanceWithin(Bounds[b], Bounds[b + 1]));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLabels(Utf8JsonWriter json, AgreementReport report)
    {
        json.WriteStartArray("labels");
        foreach (var label in report.Labels)
        {
            json.WriteStartObject();
            json.WriteString("label", label.Label);
            json.WriteNumber("share", label.Share);
            json.WriteInterval("agreement", label.Agreement, label.Items);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Confusion(json, report.Confusion, report.Labels.Length);
    }

    private static void Confusion(Utf8JsonWriter json, IReadOnlyList<double> counts, int k)
    {
        if (k > MostConfused)
        {
            json.WriteNull("confusion");
            return;
        }

        json.WriteStartArray("confusion");
        for (var row = 0; row < k; row++)
        {
            json.WriteStartArray();
            for (var column = 0; column < k; column++) json.WriteNumberValue(Math.Round(counts[row * k + column], 3));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WritePairs(Utf8JsonWriter json, AgreementReport report)
    {
        json.WriteStartArray("pairs");
        foreach (var pair in report.Pairs)
        {
            json.WriteStartObject();
            json.WriteString("first", pair.First);
            json.WriteString("second", pair.Second);
            json.WriteInterval("observed", pair.Observed, pair.Items);
            json.WriteInterval("cohen_kappa", pair.Kappa, pair.Items);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("more_pairs", report.PairCount - report.Pairs.Length);
    }

    private static void WritePeriods(Utf8JsonWriter json, AgreementReport report)
    {
        json.WriteStartArray("over_time");
        foreach (var period in report.Periods)
        {
            json.WriteStartObject();
            json.WriteString("from", period.From.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("to", period.To.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteInterval("observed", period.Observed, period.Items);
            json.WriteInterval("krippendorff_alpha", period.Alpha, period.Items);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAnnotators(Utf8JsonWriter json, AgreementReport report)
    {
        json.WriteStartArray("annotator_quality");
        foreach (var one in report.Annotators.Take(MostAnnotators))
        {
            json.WriteStartObject();
            json.WriteString("annotator", one.Annotator);
            json.WriteNumber("answers", one.Answers);
            json.WriteInterval("quality", one.Quality, one.Judged);
            json.WriteString("only_label", one.OnlyLabel);
            Confusion(json, one.Confusion, report.Sheet.Labels.Length);
            if (one.Drift is not { } drift) json.WriteNull("drift");
            else
            {
                json.WriteStartObject("drift");
                json.WriteNumber("early", drift.Early);
                json.WriteNumber("late", drift.Late);
                json.WriteInterval("change", drift.Change, drift.Answers);
                json.WriteNumber("p_value", drift.PValue);
                json.WriteBoolean("found", drift.IsFound);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("more_annotators", Math.Max(0, report.Annotators.Length - MostAnnotators));
    }
}
