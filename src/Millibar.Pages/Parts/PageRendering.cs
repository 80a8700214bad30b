using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Millibar.Pages.Parts;

/// <summary>Renders a document to one HTML text.</summary>
internal static class PageRendering
{
    /// <summary>The document with its view as the only parameter.</summary>
    public static async Task<string> RenderAsync<TDocument>(object view, CancellationToken ct)
        where TDocument : IComponent
    {
        ct.ThrowIfCancellationRequested();
        await using var renderer = new HtmlRenderer(NoServices.Instance, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TDocument>(parameters)).ToHtmlString());
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
