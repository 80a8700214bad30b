using System.Collections.Immutable;
using Millibar.Cli.Data;
using Millibar.Cli.Decide;
using Millibar.Cli.Evidence;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Trial;

namespace Millibar.Cli.Trial;

/// <summary>The project that a measurement is made for: it lends its data, target and requirements, and keeps what was measured. Without one, nothing happens here.</summary>
internal sealed class TrialSession : IAsyncDisposable
{
    private readonly Workspace? _workspace;
    private readonly ProjectEntry? _project;
    private readonly CaseFile? _file;
    private readonly string? _reason;
    private StoredData? _data;

    private TrialSession(Workspace? workspace, ProjectEntry? project, CaseFile? file, string? reason)
    {
        _workspace = workspace;
        _project = project;
        _file = file;
        _reason = reason;
    }

    /// <summary>The open workspace; null without a project.</summary>
    public Workspace? Workspace => _workspace;

    /// <summary>The project; null without one.</summary>
    public ProjectEntry? Project => _project;

    /// <summary>Its case; null without a project.</summary>
    public CaseFile? Case => _file;

    /// <summary>Why nothing is recorded although there is a workspace; null otherwise.</summary>
    public string? WhyNot => _reason;

    /// <summary>Opens the workspace around, if there is one and its project is clear.</summary>
    /// <param name="project">The option <c>--project</c>; null for the chosen or only one.</param>
    /// <param name="by">The option <c>--by</c>.</param>
    /// <param name="record">False to leave the workspace alone.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException">The project that was named does not exist, or the journal cannot be read.</exception>
    public static async Task<TrialSession> OpenAsync(string? project, string? by, bool record, CancellationToken ct)
    {
        if (!record || (project is null && WorkspaceFolder.FindOrNull() is null)) return new TrialSession(null, null, null, null);
        var workspace = await Workspace.OpenAsync(by, ct);
        try
        {
            var entry = await workspace.ProjectAsync(project, ct);
            return new TrialSession(workspace, entry, await OpenCase.FileOfAsync(workspace, entry, ct), null);
        }
        catch (MillibarException unclear) when (project is null && unclear.Code is "project-unclear" or "project-missing")
        {
            await workspace.DisposeAsync();
            return new TrialSession(null, null, null, $"Not recorded: {unclear.Message} {unclear.Remedy}");
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    /// <summary>Options with what the command line left out taken from the project: data, target, requirements.</summary>
    /// <param name="options">The options; an empty path or target was left out.</param>
    /// <param name="version">Hash, or its beginning, of a data version to take instead of a file; null for none.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>usage</c>: there is no file or target, and no project to take it from.</exception>
    public async Task<TrialOptions> CompleteAsync(TrialOptions options, string? version, CancellationToken ct)
    {
        if (options.Path.Length == 0) options = await WithDataAsync(options, version, ct);
        var charter = _file?.Charter;
        if (options.Target.Length == 0)
            options = options with { Target = charter?.Target.Column ?? throw Left("--target COL", "Name the column to predict, or set it in the charter: millibar plan set target.column COL.") };
        if (charter is null || !IsAbout(options.Target)) return options;
        options = ProjectSplit.Apply(options, _file!);
        return options with
        {
            Task = options.Task ?? charter.Target.Task,
            Metric = options.Metric ?? (options.Requirements.IsEmpty ? charter.Success.Optimise : null),
            Slices = options.Slices.AddRange(_file!.Slices.Where(slice => !options.Slices.ContainsKey(slice.Name)).Select(slice => KeyValuePair.Create(slice.Name, slice.Condition!))),
            Requirements = options.Requirements.IsEmpty ? charter.Success.Requirements : options.Requirements,
            MaxRows = options.MaxRows ?? (charter.Resources.MaxRows is { } most ? (int)Math.Min(most, int.MaxValue) : null),
        };
    }

    /// <summary>Records what a report holds and says where; says why not when it is not recorded.</summary>
    /// <param name="report">The report.</param>
    /// <param name="options">What was tried.</param>
    /// <param name="purpose">What for: the command.</param>
    /// <param name="takes">Which kinds to record.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    public async Task RecordAsync(TrialReport report, TrialOptions options, string purpose, Func<string, bool> takes, CancellationToken ct)
    {
        if (_workspace is null || _project is null)
        {
            if (_reason is not null) await Console.Error.WriteLineAsync(_reason);
            return;
        }

        if (!IsAbout(report.Target))
        {
            await Console.Error.WriteLineAsync($"Not recorded: {_project.Name} predicts {_file!.Charter.Target.Column}, and this was about {report.Target}.");
            return;
        }

        if (report.Hash != _file!.DataVersion) await DataVersion.AddAsync(_workspace, _project, options.Path, skipBadRows: !report.SetAside.IsEmpty, ct);
        ImmutableArray<EvidenceItem> items = [.. TrialEvidence.Of(report, _workspace.Time.GetUtcNow(), _workspace.By).Where(item => takes(item.Kind) && !IsAudited(item))];
        // The look comes first: it has been taken, whatever becomes of the rest.
        var look = await TestLooks.OfAsync(report, options, purpose, ct);
        if (look is not null) await _workspace.Journal.AppendAsync(_project.Id, [look.Entry()], null, _workspace.Time.GetUtcNow(), _workspace.By, ct);
        await Recorded.AppendAsync(_workspace, _project, items, ct);
        await Console.Error.WriteLineAsync($"Recorded in {_project.Name}: {items.Length} measurements of {report.DatasetName}{(report.Hash == _file.DataVersion ? "" : ", a new data version")}. Next: millibar next");
        if (look is { Estimate: "test" } && LooksCommand.Budget(await OpenCase.FileOfAsync(_workspace, _project, ct)) is { } budget) await Console.Error.WriteLineAsync($"{budget}.");
    }

    public async ValueTask DisposeAsync()
    {
        _data?.Dispose();
        if (_workspace is not null) await _workspace.DisposeAsync();
    }

    /// <summary>Whether a whole audit of the same data says it already: its flags come from more models, and reviews go by them.</summary>
    private bool IsAudited(EvidenceItem item) => item.Kind == EvidenceKinds.LabelFlags
        && _file!.Evidence.Any(known => known.Kind == item.Kind && known.Subject.Data == item.Subject.Data && known.Fact("blob") is not null);

    private bool IsAbout(string target) => _file?.Charter.Target.Column is not { } column || column == target;

    /// <summary>A data version as a file; rows that were set aside when it was added are set aside again.</summary>
    private async Task<TrialOptions> WithDataAsync(TrialOptions options, string? version, CancellationToken ct)
    {
        if (_workspace is null || _file is null) throw Left("FILE", "Name a file of data.");
        var item = ProjectData.Find(_file, version) ?? throw Left("FILE", "The project has no data yet: name a file, or add one with `millibar data add FILE`.");
        _data = await ProjectData.CopyAsync(_workspace, item, ct);
        return options with { Path = _data.Path, SkipBadRows = options.SkipBadRows || item.Fact("set_aside") is not null };
    }

    private static MillibarException Left(string what, string remedy) => new("usage", $"{what} is missing.", "millibar", remedy);
}
