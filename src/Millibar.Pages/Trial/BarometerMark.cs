using Millibar.Statistics;

namespace Millibar.Pages.Trial;

/// <summary>One measurement on the barometer.</summary>
/// <param name="Code">The rung's code.</param>
/// <param name="Kind">reading, candidate, model or external: its look.</param>
/// <param name="Name">The rung in the page's language.</param>
/// <param name="Metric">Value and interval.</param>
/// <param name="Rows">Rows behind it; 0 when not known.</param>
public sealed record BarometerMark(string Code, string Kind, string Name, Interval Metric, int Rows);
