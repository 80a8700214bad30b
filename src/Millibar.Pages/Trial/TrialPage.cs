using System.Globalization;
using Millibar.Pages.Parts;
using Millibar.Pages.Wording;
using Millibar.Trial;

namespace Millibar.Pages.Trial;

/// <summary>The page of <c>millibar try --report</c>: one self-contained HTML file.</summary>
public static class TrialPage
{
    /// <summary>Renders the whole page.</summary>
    /// <param name="report">What was found out.</param>
    /// <param name="culture">Language of the page: en or ko; another one gives English.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The HTML text, the same for the same report; below 3 MB whatever the report holds.</returns>
    public static Task<string> RenderAsync(TrialReport report, CultureInfo culture, CancellationToken ct) =>
        RenderAsync(report, PageText.For(culture), ct);

    internal static Task<string> RenderAsync(TrialReport report, PageText text, CancellationToken ct) =>
        PageRendering.RenderAsync<TrialDocument>(new TrialView(report, text), ct);
}
