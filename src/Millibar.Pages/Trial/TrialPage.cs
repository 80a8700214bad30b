using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
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

    internal static async Task<string> RenderAsync(TrialReport report, PageText text, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var renderer = new HtmlRenderer(NoServices.Instance, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(TrialDocument.View)] = new TrialView(report, text),
        });
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TrialDocument>(parameters)).ToHtmlString());
        ct.ThrowIfCancellationRequested();
        return html + "\n";
    }

    /// <summary>The components ask for nothing.</summary>
    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
