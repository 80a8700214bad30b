using Millibar.Models.Targets;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Trial.External;

/// <summary>Reads <c>--human FILE</c>: row, answer and, where several people answered, annotator.</summary>
/// <param name="Rows">Row index of each answer; a row answered by several people occurs several times.</param>
/// <param name="Output">Row-major a x k certain answers, or a values.</param>
internal sealed record HumanAnswers(int[] Rows, double[] Output)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="MillibarException">Columns or values do not fit.</exception>
    public static HumanAnswers Read(Table file, Table data, Target target)
    {
        var answers = new AnswerReader(file, data, "--human");
        var column = answers.Find("answer", "label", "prediction");
        if (column < 0)
            throw new MillibarException("predictions-columns", $"{file.Name} has no column 'answer'.", "--human", "Add a column 'answer' with what the person said for that row.");
        var rows = new List<int>();
        var output = new List<double>();
        for (var line = 0; line < file.RowCount; line++)
        {
            var row = answers.RowAt(line);
            if (row < 0) continue;
            output.AddRange(Answer(answers, column, target, line));
            rows.Add(row);
        }

        if (rows.Count == 0)
            throw new MillibarException("predictions-rows", $"None of the rows in {file.Name} is a row of the data.", "--human", "Use the row numbers of the data file; the first data row is 1.");
        return new HumanAnswers([.. rows], [.. output]);
    }

    /// <summary>The class of each answer.</summary>
    /// <param name="classCount">k.</param>
    public int[] Classes(int classCount) =>
        [.. Enumerable.Range(0, Rows.Length).Select(i => Output.AsSpan(i * classCount, classCount).IndexOf(1.0))];

    private static double[] Answer(AnswerReader answers, int column, Target target, int line)
    {
        if (target.Task == TaskKind.Regression)
        {
            var value = answers.NumberAt(column, line);
            return double.IsFinite(value) ? [value] : throw answers.Bad(line, "the answer is missing");
        }

        var text = answers.TextAt(column, line);
        var named = target.ClassNames.IndexOf(text);
        return named >= 0
            ? PredictionsFile.OneHot(named, target.ClassNames.Length)
            : throw answers.Bad(line, $"'{text}' is not one of the classes ({string.Join(", ", target.ClassNames.Take(5))})");
    }
}
