using Millibar.Models.Targets;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Trial.External;

/// <summary>Reads <c>--predictions</c>: row and prediction, or row and one probability column per class.</summary>
internal static class PredictionsFile
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="MillibarException">Columns or values do not fit, or no row is one of the data's.</exception>
    public static RowPredictions Read(Table file, Table data, Target target)
    {
        var answers = new AnswerReader(file, data, "--predictions");
        var width = target.Task == TaskKind.Regression ? 1 : target.ClassNames.Length;
        var probabilities = target.Task == TaskKind.Regression ? [] : target.ClassNames.Select(c => answers.Find(c, $"p_{c}")).ToArray();
        var single = answers.Find("prediction", "predicted", "score", "probability");
        var byClass = probabilities.Length > 0 && Array.TrueForAll(probabilities, p => p >= 0);
        if (!byClass && single < 0)
            throw new MillibarException("predictions-columns", $"{file.Name} has neither a column 'prediction' nor one column per class.", "--predictions", $"Add 'prediction'{(width > 1 ? $", or the columns {string.Join(", ", target.ClassNames.Take(5))}" : "")}.");

        var found = new SortedDictionary<int, double[]>();
        for (var line = 0; line < file.RowCount; line++)
        {
            var row = answers.RowAt(line);
            if (row < 0) continue;
            var output = byClass ? ByClass(answers, probabilities, line) : Single(answers, single, target, line);
            if (!found.TryAdd(row, output)) throw answers.Bad(line, "this row was already predicted");
        }

        if (found.Count == 0) throw answers.NoRows();
        return new RowPredictions([.. found.Keys], [.. found.Values.SelectMany(v => v)]);
    }

    private static double[] ByClass(AnswerReader answers, int[] columns, int line)
    {
        var values = columns.Select(c => answers.NumberAt(c, line)).ToArray();
        if (values.Any(v => double.IsNaN(v) || v is < 0 or > 1.0000001)) throw answers.Bad(line, "a probability is missing or outside 0 to 1");
        var sum = values.Sum();
        if (Math.Abs(sum - 1) > 0.02) throw answers.Bad(line, $"the probabilities add up to {sum:0.###}, not to 1");
        return [.. values.Select(v => v / sum)];
    }

    private static double[] Single(AnswerReader answers, int column, Target target, int line)
    {
        if (answers.OutputAt(column, target, line, "prediction") is { } output) return output;
        if (target.Task == TaskKind.Binary && answers.NumberAt(column, line) is >= 0 and <= 1 and var p) return [1 - p, p];
        throw answers.NoClass(column, target, line);
    }
}
