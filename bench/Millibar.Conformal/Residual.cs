using Millibar.Statistics;
using Millibar.Train.LearningCurves;

namespace Millibar.Conformal;

/// <summary>How far a forecast missed, in units of its own width h.</summary>
/// <param name="DataSet">OpenML number.</param>
/// <param name="Family">The learner's family.</param>
/// <param name="Reach">Index into <see cref="Reaches"/>.</param>
/// <param name="Value">(truth - centre) / h.</param>
/// <param name="AtEnd">Whether the truth is the end of the published curve.</param>
internal readonly record struct Residual(int DataSet, LearnerFamily Family, int Reach, double Value, bool AtEnd)
{
    /// <summary>How far ahead the truth lies, in anchors of the published curves (eight to a doubling): 1, 1.4, 2, 3.1, 5.2, 10.4 and 20.7 times.</summary>
    public static readonly int[] Reaches = [0, 4, 8, 13, 19, 27, 35];

    /// <summary>Our own splits; the published means rest on 25.</summary>
    private const int Splits = 5, PublishedSplits = 25;

    /// <summary>Published anchors between two of ours: a ratio of the square root of 2.</summary>
    private const int Step = 4;

    /// <summary>Forecasts every curve from every second anchor with our design, and compares with what was reached.</summary>
    /// <param name="curves">The published curves.</param>
    /// <param name="draws">Noise draws a case.</param>
    /// <param name="random">For the noise.</param>
    public static List<Residual> Collect(IReadOnlyList<FinishedCurve> curves, int draws, RandomStream random)
    {
        var residuals = new List<Residual>();
        for (var c = 0; c < curves.Count; c++)
        {
            var curve = curves[c];
            for (var cut = curve.Anchors.Length - 1; cut >= 0; cut -= 2)
            {
                for (var draw = 0; draw < draws; draw++)
                {
                    var points = Seen(curve, cut, random.Fork((ulong)c).Fork((ulong)cut).Fork((ulong)draw));
                    if (points.Count < CurveForecaster.CalibratedPoints) break;
                    var (forecast, _) = CurveForecaster.Fit(points, curve.Family, ErrorForm.ErrorRate);
                    for (var r = 0; r < Reaches.Length && cut + Reaches[r] < curve.Anchors.Length; r++)
                    {
                        var truth = curve.Anchors[cut + Reaches[r]];
                        var value = (truth.Error - forecast.Centre.At(truth.Rows)) / forecast.WidthAt(truth.Rows);
                        residuals.Add(new Residual(curve.DataSet, curve.Family, r, value, cut + Reaches[r] >= curve.Anchors.Length - 2));
                    }
                }
            }
        }

        return residuals;
    }

    /// <summary>The points that we would have measured: our anchors, with the noise of our splits.</summary>
    private static List<ErrorPoint> Seen(FinishedCurve curve, int cut, RandomStream random)
    {
        var smallest = Math.Max(CurveAnchors.Smallest, 2 * curve.Classes);
        var points = new List<ErrorPoint>();
        for (var i = cut; i >= 0 && curve.Anchors[i].Rows >= smallest; i -= Step)
        {
            var anchor = curve.Anchors[i];

            // A mean of 5 splits has 5 times the variance of one of 25: four parts of it are added, one is there.
            var extra = Math.Sqrt((double)PublishedSplits / Splits - 1);
            var error = Math.Clamp(anchor.Error + extra * anchor.StandardError * random.NextGaussian(), 0, 1);
            points.Add(new ErrorPoint(anchor.Rows, error, anchor.StandardError * Math.Sqrt((double)PublishedSplits / Splits) * Spread(random)));
        }

        points.Reverse();
        return points;
    }

    /// <summary>A standard deviation estimated from 5 draws, divided by the true one.</summary>
    private static double Spread(RandomStream random)
    {
        var sum = 0.0;
        for (var i = 1; i < Splits; i++)
        {
            var draw = random.NextGaussian();
            sum += draw * draw;
        }

        return Math.Sqrt(sum / (Splits - 1));
    }
}
