namespace Millibar.Tests.Statistics.CurveFits;

/// <summary>A cut of a published curve, with what the reference implementation makes of it.</summary>
internal sealed record ReferenceCurves(
    double Cut, double[] Rows, double[] Errors, double LastRows, double LastError, double Pow3Unweighted, double Pow3Squared, double Mmf4Squared)
{
    public static IEnumerable<ReferenceCurves> Read(string reference, string curves)
    {
        var byLearner = File.ReadLines(curves).Skip(1).Select(line => line.Split(','))
            .GroupBy(cells => (cells[0], cells[2]))
            .ToDictionary(g => g.Key, g => g.Select(c => (Rows: double.Parse(c[3]), Error: double.Parse(c[5]))).ToArray());
        foreach (var cells in File.ReadLines(reference).Skip(1).Select(line => line.Split(',')))
        {
            // Anchors up to the cut's share of the last one; columns as named in the header of the file.
            var lastRows = double.Parse(cells[5]);
            var cut = double.Parse(cells[2]);
            var seen = byLearner[(cells[0], cells[1])].Where(p => p.Rows <= cut * lastRows).ToArray();
            yield return new ReferenceCurves(
                cut, [.. seen.Select(p => p.Rows)], [.. seen.Select(p => p.Error)], lastRows, double.Parse(cells[7]),
                double.Parse(cells[8]), double.Parse(cells[12]), double.Parse(cells[13]));
        }
    }
}
