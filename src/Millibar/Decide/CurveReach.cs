using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Statistics;

namespace Millibar.Decide;

/// <summary>How far one learning curve carries towards a threshold, within the rows that can be had.</summary>
/// <param name="Curve">The evidence.</param>
/// <param name="Today">Rows of the last measured point.</param>
/// <param name="Low">Rows at which the better end of the band meets the threshold; null when it does not.</param>
/// <param name="High">Rows at which the worse end does; null when it does not.</param>
/// <param name="Last">The farthest affordable point of the curve.</param>
/// <param name="IsShort">True when the curve ends before the rows that the charter allows.</param>
internal sealed record CurveReach(EvidenceItem Curve, int Today, int? Low, int? High, EvidencePoint Last, bool IsShort)
{
    /// <summary>The whole band meets the threshold at an affordable number of rows.</summary>
    public bool Reaches => High is not null;

    /// <summary>The band covers the threshold, and no more.</summary>
    public bool May => High is null && Low is not null;

    /// <summary>The whole band misses it at every affordable number of rows.</summary>
    public bool Misses => Low is null && !IsShort;

    /// <summary>Reads one curve; null when it has no points.</summary>
    /// <param name="curve">Evidence of the kind <see cref="EvidenceKinds.LearningCurve"/>.</param>
    /// <param name="bar">The threshold.</param>
    /// <param name="maxRows">Most rows that could be had; null when the charter does not say, then the curve's own end.</param>
    public static CurveReach? Of(EvidenceItem curve, Standing bar, double? maxRows)
    {
        var measured = curve.Points.Where(point => !point.Forecast).ToList();
        List<EvidencePoint> path = [.. measured.Skip(measured.Count - 1), .. curve.Points.Where(point => point.Forecast)];
        if (path.Count == 0) return null;
        var most = maxRows ?? path[^1].Rows;
        var affordable = Cut(path, most);
        return new CurveReach(
            curve,
            path[0].Rows,
            RowsFor(affordable, point => bar.Best(point.Value), bar),
            RowsFor(affordable, point => bar.Worst(point.Value), bar),
            affordable[^1],
            most > path[^1].Rows);
    }

    /// <summary>The curve as it would be if all of it met, or missed, the threshold.</summary>
    public static EvidenceItem Instead(EvidenceItem curve, Standing bar, bool met)
    {
        var value = bar.Instead(curve, met).Value!.Value;
        return curve with { Points = [.. curve.Points.Select(point => point with { Value = new Interval(value, value, value, point.Value.Level) })] };
    }

    /// <summary>The points up to a number of rows, the last one interpolated; at least today's.</summary>
    private static List<EvidencePoint> Cut(List<EvidencePoint> path, double most)
    {
        var kept = path.Where((point, i) => i == 0 || point.Rows <= most).ToList();
        if (kept.Count == path.Count || kept[^1].Rows >= most) return kept;
        var (from, to) = (kept[^1], path[kept.Count]);
        var share = Math.Log(most / from.Rows) / Math.Log((double)to.Rows / from.Rows);
        double At(double a, double b) => a + share * (b - a);
        kept.Add(new EvidencePoint((int)most, new Interval(At(from.Value.Value, to.Value.Value), At(from.Value.Low, to.Value.Low), At(from.Value.High, to.Value.High), to.Value.Level), true));
        return kept;
    }

    /// <summary>Where one end of the band first meets the threshold: linear in the logarithm of the rows between two points.</summary>
    private static int? RowsFor(List<EvidencePoint> path, Func<EvidencePoint, double> end, Standing bar)
    {
        var index = path.FindIndex(point => bar.Requirement.IsSatisfiedBy(end(point)));
        if (index <= 0) return index < 0 ? null : path[0].Rows;
        var (from, to) = (path[index - 1], path[index]);
        var share = (bar.Requirement.Threshold - end(from)) / (end(to) - end(from));
        return (int)Math.Ceiling(from.Rows * Math.Pow((double)to.Rows / from.Rows, share) - 1e-6);
    }
}
