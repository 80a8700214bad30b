using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Decide;
using Millibar.Engines;
using Millibar.Engines.DuckDb;
using Millibar.Pages.Portfolio;
using Millibar.Pages.Project;
using Millibar.Pages.Trial;
using Millibar.Portfolio;
using Millibar.Trial;
using Millibar.Trial.Audit;
using Millibar.Trial.Labelling;
using Millibar.Trial.Review;

namespace Millibar.Cli;

/// <summary>Where the parts meet. Only commands that need an engine or a page come here, so that --help loads neither.</summary>
internal static class Composition
{
    public static Task<TrialReport> RunTrialAsync(TrialOptions options, ProgressLine progress, CancellationToken ct) =>
        new TrialRun(NativeEngines.Create(), TimeProvider.System).RunAsync(options, progress, ct);

    public static Task<CheckReport> CheckAsync(TrialOptions options, CancellationToken ct) => CheckRun.RunAsync(NativeEngines.Create().Reader, options, TimeProvider.System, ct);

    public static Task<AuditReport> AuditLabelsAsync(AuditOptions options, ProgressLine progress, CancellationToken ct) =>
        new AuditRun(NativeEngines.Create(), TimeProvider.System).RunAsync(options, progress, ct);

    public static Task<ReviewSheet> ReadReviewAsync(TrialOptions options, JsonElement audit, JsonElement? predictions, CancellationToken ct) =>
        ReviewSheet.ReadAsync(new DuckDbTableReader(), options, audit, predictions, ct);

    public static Task<QueueReport> MakeQueueAsync(QueueOptions options, CancellationToken ct) => new QueueRun(NativeEngines.Create()).RunAsync(options, ct);

    public static Task<string> RenderAsync(TrialReport report, CultureInfo culture, CancellationToken ct) =>
        TrialPage.RenderAsync(report, culture, ct);

    public static Task<string> RenderAsync(CaseFile file, Recommendation advice, ImmutableArray<KeptDocument> documents, CultureInfo culture, CancellationToken ct) =>
        ProjectPage.RenderAsync(file, advice, documents, culture, ct);

    public static Task<string> RenderAsync(PortfolioReport report, CultureInfo culture, CancellationToken ct) =>
        PortfolioPage.RenderAsync(report, culture, ct);
}
