using System.Collections.Immutable;
using System.Globalization;
using Millibar.Decide;
using Millibar.Pages.Parts;
using Millibar.Pages.Wording;

namespace Millibar.Pages.Project;

/// <summary>The page of <c>millibar report</c>: a project's story and standing, one self-contained HTML file.</summary>
public static class ProjectPage
{
    /// <summary>Renders the whole page.</summary>
    /// <param name="file">The case.</param>
    /// <param name="advice">The judgement of it.</param>
    /// <param name="documents">Results of measurements that still hold: pictures are drawn from them. May be empty.</param>
    /// <param name="culture">Language of the page: en or ko; another one gives English.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The HTML text, the same for the same case and time.</returns>
    public static Task<string> RenderAsync(CaseFile file, Recommendation advice, ImmutableArray<KeptDocument> documents, CultureInfo culture, CancellationToken ct) =>
        PageRendering.RenderAsync<ProjectDocument>(new ProjectView(file, advice, PageText.For(culture)) { Documents = documents }, ct);
}
