namespace Millibar.Tests.Data.Labels;

/// <summary>A published set of labels, out-of-sample probabilities and human verdicts (cleanlab/label-errors, Apache-2.0).</summary>
internal sealed record ReviewedLabels(int[] Given, double[] Probabilities, bool[] Confirmed, string[] Names)
{
    public ReadOnlySpan<double> Row(int row) => Probabilities.AsSpan(row * Names.Length, Names.Length);

    public static ReviewedLabels Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        var columns = Enumerable.Range(0, header.Length).Where(c => header[c].StartsWith("p_", StringComparison.Ordinal)).ToArray();
        var names = columns.Select(c => header[c][2..]).ToArray();
        var votes = Array.IndexOf(header, "mturk_votes_given");
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        return new ReviewedLabels(
            [.. rows.Select(r => Array.IndexOf(names, r[1]))],
            [.. rows.SelectMany(r => columns.Select(c => double.Parse(r[c])))],
            [.. rows.Select(r => r[votes].Length > 0 && double.Parse(r[votes]) < 3)], // fewer than 3 of 5 raters kept the given label
            names);
    }
}
