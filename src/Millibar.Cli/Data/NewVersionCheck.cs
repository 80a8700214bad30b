using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Tables;

namespace Millibar.Cli.Data;

/// <summary>A new version held at once against the project's expectations, where there are any.</summary>
/// <param name="Check">What came of it; null where nothing is expected or the expectations cannot be read.</param>
/// <param name="Trouble">Why the expectations could not be checked; null when they were.</param>
internal sealed record NewVersionCheck(ExpectationsCheck? Check, string? Trouble)
{
    private const int Named = 5;

    /// <summary>Checks and records. Expectations that cannot be read never stop data from being added.</summary>
    public static async Task<NewVersionCheck> MeasureAsync(Workspace workspace, ProjectEntry project, Table table, CancellationToken ct)
    {
        var place = ExpectationsPlace.Of(workspace, project);
        if (!place.Exists) return new(null, null);
        try
        {
            var check = ExpectationsCheck.Measure(await place.ReadAsync(ct), new ChosenData(table, null), ct);
            await check.RecordAsync(workspace, project, ct);
            return new(check, null);
        }
        catch (MillibarException wrong)
        {
            return new(null, $"The expectations were not checked: {wrong.Message} ({wrong.Where})");
        }
    }

    /// <summary>Says how many are broken, and which first.</summary>
    public void Write(TextWriter output)
    {
        if (Trouble is { } trouble) Paragraph.Write(output, "  ", trouble);
        if (Check is not { } check) return;
        var broken = check.Broken;
        Paragraph.Write(output, "  ", broken.IsEmpty
            ? $"It keeps all {Words.Count(check.Results.Length)} expectations."
            : $"It breaks {Words.Count(broken.Length)} of {Words.Count(check.Results.Length)} expectations: {string.Join(", ", broken.Take(Named).Select(result => $"{result.Column} ({result.Code})"))}{(broken.Length > Named ? ", ..." : "")}. See them: millibar data expect --check");
    }
}
