using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Leakage;

/// <summary>Whether a column's being missing (or zero) tells the class of a binary target.</summary>
/// <param name="Word"><c>missing</c> or <c>0</c>.</param>
/// <param name="Empty">Rows that are missing (or zero).</param>
/// <param name="EmptyPositive">Positive ones among them.</param>
/// <param name="Filled">The other rows.</param>
/// <param name="FilledPositive">Positive ones among them.</param>
internal sealed record FillPattern(string Word, int Empty, int EmptyPositive, int Filled, int FilledPositive)
{
    private const double StrongBalance = 0.95;
    private const double StrongPurity = 0.9;
    private const double OneSidedExceptions = 0.005;
    private const double ExpectedExceptions = 20;

    /// <summary>Mean of the shares of both classes that the pattern gets right.</summary>
    public double BalancedAccuracy
    {
        get
        {
            var positives = EmptyPositive + FilledPositive;
            var negatives = Empty + Filled - positives;
            if (positives == 0 || negatives == 0) return 0.5;
            var right = (FilledPositive / (double)positives + (Empty - EmptyPositive) / (double)negatives) / 2;
            return Math.Max(right, 1 - right);
        }
    }

    /// <summary>Both sides nearly pure: the pattern is nearly the answer.</summary>
    public bool IsStrong => BalancedAccuracy >= StrongBalance && Purity(Empty, EmptyPositive) >= StrongPurity && Purity(Filled, FilledPositive) >= StrongPurity;

    /// <summary>One side pure although, at the overall rate, twenty rows or more of the other class were to be expected there.</summary>
    public bool IsOneSided => PureSide(Empty, EmptyPositive) || PureSide(Filled, FilledPositive);

    /// <summary>The pattern of a column: missing where a tenth of a per cent or more are missing, else zeros; null when neither occurs.</summary>
    public static FillPattern? Of(Column column, int[] rows, Outcome outcome)
    {
        if (outcome.Task != TaskKind.Binary) return null;
        var missing = Count("missing", rows, outcome, column.IsMissing);
        if (missing.Empty > 0) return missing.Filled > 0 ? missing : null;
        if (column is not Column.Number number) return null;
        // A column of 0 and 1 is a flag, not something filled in.
        if (!Array.Exists(rows, row => number.Values[row] is not (0 or 1))) return null;
        var zero = Count("0", rows, outcome, row => number.Values[row] == 0);
        return zero.Empty > 0 && zero.Filled > 0 ? zero : null;
    }

    /// <summary>The evidence in words.</summary>
    public Sentence Describe(string column, string negative, string positive)
    {
        var (emptyClass, emptyCount) = Majority(Empty, EmptyPositive, negative, positive);
        var (filledClass, filledCount) = Majority(Filled, FilledPositive, negative, positive);
        return Word == "0"
            ? Sentence.Of($"\"{column}\" is 0 in {Empty:N0} rows, of which {emptyCount:N0} are \"{emptyClass}\", and not 0 in {Filled:N0}, of which {filledCount:N0} are \"{filledClass}\"")
            : Sentence.Of($"\"{column}\" is missing in {Empty:N0} rows, of which {emptyCount:N0} are \"{emptyClass}\", and present in {Filled:N0}, of which {filledCount:N0} are \"{filledClass}\"");
    }

    private static (string Class, int Count) Majority(int rows, int positives, string negative, string positive) =>
        2 * positives >= rows ? (positive, positives) : (negative, rows - positives);

    private static FillPattern Count(string word, int[] rows, Outcome outcome, Func<int, bool> isEmpty)
    {
        int empty = 0, emptyPositive = 0, filledPositive = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (isEmpty(rows[i]))
            {
                empty++;
                emptyPositive += outcome.Classes[i];
            }
            else
            {
                filledPositive += outcome.Classes[i];
            }
        }

        return new FillPattern(word, empty, emptyPositive, rows.Length - empty, filledPositive);
    }

    private static double Purity(int rows, int positives) => rows == 0 ? 0 : Math.Max(positives, rows - positives) / (double)rows;

    private bool PureSide(int rows, int positives)
    {
        var rate = (EmptyPositive + FilledPositive) / (double)(Empty + Filled);
        var exceptions = Math.Min(positives, rows - positives);
        var expected = rows * (2 * positives >= rows ? 1 - rate : rate);
        return expected >= ExpectedExceptions && exceptions <= OneSidedExceptions * rows;
    }
}
