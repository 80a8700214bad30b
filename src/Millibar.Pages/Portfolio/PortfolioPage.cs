using System.Globalization;
using Millibar.Pages.Parts;
using Millibar.Pages.Wording;
using Millibar.Portfolio;

namespace Millibar.Pages.Portfolio;

/// <summary>The page of <c>millibar portfolio --html</c>: one self-contained HTML file.</summary>
public static class PortfolioPage
{
    /// <summary>Renders the whole page.</summary>
    /// <param name="report">The portfolio.</param>
    /// <param name="culture">Language of the page: en or ko; another one gives English.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The HTML text, the same for the same report.</returns>
    public static Task<string> RenderAsync(PortfolioReport report, CultureInfo culture, CancellationToken ct) =>
        RenderAsync(report, PageText.For(culture), ct);

    internal static Task<string> RenderAsync(PortfolioReport report, PageText text, CancellationToken ct) =>
        PageRendering.RenderAsync<PortfolioDocument>(new PortfolioView(report, text), ct);
}
