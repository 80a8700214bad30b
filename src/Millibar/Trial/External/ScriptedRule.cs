using System.Globalization;
using Millibar.Models.Targets;
using Millibar.Statistics;

namespace Millibar.Trial.External;

/// <summary>Turns the results of <c>--rule</c> into predictions: a class name, true/false, a probability, or a number.</summary>
internal static class ScriptedRule
{
    private static readonly string[] True = ["true", "t", "yes"];
    private static readonly string[] False = ["false", "f", "no"];

    /// <summary>The rule's predictions, row-major r x k probabilities or r values.</summary>
    /// <param name="results">Result of each row, null for SQL NULL.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="rows">Rows that have a target.</param>
    /// <param name="rowNumbers">Row numbers of the file, for messages.</param>
    public static double[] Output(string?[] results, Target target, int[] rows, int[] rowNumbers)
    {
        var width = target.Task == TaskKind.Regression ? 1 : target.ClassNames.Length;
        var output = new double[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            var answer = Answer(results[rows[i]], target)
                ?? throw new MillibarException("rule-result", $"The rule answers '{results[rows[i]] ?? "NULL"}' for data row {rowNumbers[rows[i]]}.", "--rule", Expected(target));
            answer.CopyTo(output, i * width);
        }

        return output;
    }

    private static double[]? Answer(string? text, Target target)
    {
        if (text is null) return null;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        if (target.Task == TaskKind.Regression) return isNumber ? [number] : null;
        var named = target.ClassNames.IndexOf(text);
        if (named >= 0) return AnswerReader.OneHot(named, target.ClassNames.Length);
        if (target.Task != TaskKind.Binary) return null;
        if (True.Contains(text, StringComparer.OrdinalIgnoreCase)) return [0, 1];
        if (False.Contains(text, StringComparer.OrdinalIgnoreCase)) return [1, 0];
        return isNumber && number is >= 0 and <= 1 ? [1 - number, number] : null;
    }

    private static string Expected(Target target) => target.Task switch
    {
        TaskKind.Regression => "Let it give a number for every row, e.g. coalesce(x, 0) * 2.",
        TaskKind.Binary => $"Let it give true or false, a probability, or one of '{target.ClassNames[0]}' and '{target.ClassNames[1]}' for every row.",
        _ => "Let it give one of the class names for every row (case when ... then ... else ... end).",
    };
}
