using Millibar.Models.Targets;
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
            output.AddRange(answers.OutputAt(column, target, line, "answer") ?? throw answers.NoClass(column, target, line));
            rows.Add(row);
        }

        if (rows.Count == 0) throw answers.NoRows();
        return new HumanAnswers([.. rows], [.. output]);
    }

    /// <summary>The class of each answer.</summary>
    /// <param name="classCount">k.</param>
    public int[] Classes(int classCount) =>
        [.. Enumerable.Range(0, Rows.Length).Select(i => Output.AsSpan(i * classCount, classCount).IndexOf(1.0))];
}
