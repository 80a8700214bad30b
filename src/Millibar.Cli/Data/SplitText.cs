using System.Globalization;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Data.Splits;
using Millibar.Evidence;
using Millibar.Statistics;
using Millibar.Trial;

namespace Millibar.Cli.Data;

/// <summary>A split as people and programs read it.</summary>
internal sealed class SplitText(TextWriter output, Style style)
{
    private const double Level = 0.95;

    /// <summary>How it splits, in a few words.</summary>
    public static string Kind(LockedSplit split) => split switch
    {
        { Kind: "time", Cut: null } => $"by time, {split.Column}",
        { Kind: "time", Cut: { } cut } => $"by time, {split.Column} from {At(split, cut)} on",
        { Kind: "group" } => $"by group, {split.Column}",
        _ => "by chance, stratified",
    };

    /// <summary>What was made.</summary>
    public void Made(MadeSplit made, string project, string file)
    {
        if (!made.Split.HasTest)
        {
            output.WriteLine($"{style.Bold(project)}: split {Kind(made.Split)}, and no test part yet.");
            Paragraph.Write(output, "  ", string.Create(CultureInfo.InvariantCulture, $"{file} has {made.DistinctRows:#,0} distinct rows; below {SplitMaker.FewestRowsForTest:#,0} nested cross-validation judges on all of them, and `try` follows this split in its folds. Run `millibar data split` again when there are more."));
            return;
        }

        output.WriteLine($"{style.Bold(project)}: split {Kind(made.Split)}. Of {made.Rows:#,0} rows of {file}, {made.Test:#,0} are locked away as the test.");
        foreach (var (name, rows, test) in made.Classes.Take(12))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Paragraph.Cut(name, 30),-30} {(double)rows / made.Rows,7:0.0 %} of all rows, {(double)test / made.Test,7:0.0 %} of the test"));
        if (made.Neither > 0) output.WriteLine($"  {made.Neither:#,0} rows were looked at before under another split and are used by nobody.");
        output.WriteLine($"  The test part bears {TestReuse.Looks(made.Test, Level, made.Split.Tolerance):#,0} looks; `millibar data looks` keeps count.");
        output.WriteLine(style.Dim("  New rows find their side by themselves; no old row ever changes it."));
        output.WriteLine(style.Dim("  What was measured on other test rows does not count on these. Next: millibar try"));
    }

    /// <summary>The answer of <c>data split --json</c>.</summary>
    public static void Write(Utf8JsonWriter json, ProjectEntry project, MadeSplit made)
    {
        json.WriteStartObject();
        json.WriteString("project", project.Name);
        json.WritePropertyName("split");
        WriteSplit(json, made.Split);
        json.WriteNumber("rows", made.Rows);
        json.WriteNumber("distinct_rows", made.DistinctRows);
        json.WriteNumber("train", made.Rows - made.Test - made.Neither);
        json.WriteNumber("test", made.Test);
        json.WriteNumber("neither", made.Neither);
        json.WriteStartArray("classes");
        foreach (var (name, rows, test) in made.Classes)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("rows", rows);
            json.WriteNumber("test", test);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (made.Test > 0) json.WriteNumber("bears_looks", TestReuse.Looks(made.Test, Level, made.Split.Tolerance));
        json.WriteEndObject();
    }

    /// <summary>The split with its id, author and time.</summary>
    public static void WriteSplit(Utf8JsonWriter json, LockedSplit split)
    {
        json.WriteStartObject();
        json.WriteString("id", split.Id);
        json.WriteString("at", split.At);
        json.WriteString("by", split.By);
        LockedSplitJson.WriteMembers(json, split);
        json.WriteEndObject();
    }

    private static string At(LockedSplit split, double cut) => split.Columns[0].Type != "date"
        ? cut.ToString("R", CultureInfo.InvariantCulture)
        : DateTime.UnixEpoch.AddSeconds(cut) is var time && time.TimeOfDay == TimeSpan.Zero
            ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
