using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Models.Targets;

/// <summary>Reads the target: which task it is, its classes or values, and which rows can be used.</summary>
/// <remarks>
/// <para>The task, unless given: text is a class. A number with two distinct values is a class. Whole numbers with at most
/// <see cref="MaxNumericClasses"/> distinct values and at least <see cref="MinRowsPerNumericClass"/> rows a value on average are classes
/// (digits, wine quality). Any other number is a quantity, so a regression (rings, prices).</para>
/// <para>Rows without a target are left out and counted. So is the only row of a class: it cannot be learned and judged at once.</para>
/// </remarks>
internal static class TargetReader
{
    /// <summary>Most distinct whole numbers that are taken for classes.</summary>
    public const int MaxNumericClasses = 20;

    /// <summary>Fewest rows a distinct whole number needs on average to be taken for a class.</summary>
    public const int MinRowsPerNumericClass = 5;

    /// <summary>Fewest usable rows: with fewer, no fold could be both learned and judged.</summary>
    public const int MinRows = 10;

    private const int MinRowsOfIdentifier = 20;

    /// <summary>Reads the target of a table.</summary>
    /// <param name="table">The table, n rows.</param>
    /// <param name="name">Header of the target column.</param>
    /// <param name="options">What the user says about it.</param>
    /// <exception cref="MillibarException">
    /// <c>target-missing</c>, <c>target-all-missing</c>, <c>target-constant</c>, <c>target-id-like</c>, <c>target-not-numeric</c>,
    /// <c>target-not-binary</c>, <c>positive-unknown</c>, <c>too-few-rows</c> or <c>no-features</c>.
    /// </exception>
    public static Target Read(Table table, string name, TargetOptions options)
    {
        var index = table.IndexOf(name);
        if (index < 0) throw TargetErrors.Missing(table, name);
        var column = table.Columns[index];
        RequireFeatures(table, index, options.NotFeatures);

        int[] present = [.. Enumerable.Range(0, table.RowCount).Where(row => !column.IsMissing(row))];
        if (table.RowCount == 0) throw TargetErrors.TooFewRows(table, name, 0);
        if (present.Length == 0) throw TargetErrors.AllMissing(table, name);
        if (present.Length < MinRows) throw TargetErrors.TooFewRows(table, name, present.Length);

        var raw = RawClasses.Of(column, present);
        if (raw.Names.Length == 1) throw TargetErrors.Constant(table, name, raw.Names[0], present.Length);
        RefuseIdentifier(table, column, present, raw);
        var task = options.Task ?? Infer(column, present.Length, raw);
        var target = task == TaskKind.Regression
            ? Quantity(table, index, present)
            : Classes(table, index, present, raw, task, options.Positive);
        return target with { Notes = [.. TargetNotes.For(target, table.RowCount, raw, inferred: options.Task is null)] };
    }

    private static TaskKind Infer(Column column, int rows, RawClasses raw)
    {
        if (raw.Names.Length == 2) return TaskKind.Binary;
        if (column is Column.Text) return TaskKind.Multiclass;
        return raw.AllWhole && raw.Names.Length <= MaxNumericClasses && rows >= MinRowsPerNumericClass * raw.Names.Length
            ? TaskKind.Multiclass
            : TaskKind.Regression;
    }

    private static Target Quantity(Table table, int index, int[] present)
    {
        var column = table.Columns[index];
        if (column is not Column.Number number) throw TargetErrors.NotNumeric(table, column);
        return new Target
        {
            ColumnIndex = index,
            Name = column.Name,
            Task = TaskKind.Regression,
            ClassNames = [],
            Classes = [],
            Values = number.Values,
            UsableRows = present,
            MissingRows = table.RowCount - present.Length,
            SingleRows = 0,
            Notes = [],
        };
    }

    private static Target Classes(Table table, int index, int[] present, RawClasses raw, TaskKind task, string? positive)
    {
        // The only row of a class is set aside, so class numbers are given to the others only.
        var kept = Enumerable.Range(0, raw.Names.Length).Where(c => raw.Counts[c] > 1).ToList();
        var name = table.Columns[index].Name;
        if (kept.Count == 0) throw TargetErrors.IdentifierLike(table, name, raw.Names.Length, present.Length);
        if (kept.Count == 1) throw TargetErrors.OneClassLeft(table, name, raw.Names[kept[0]]);
        if (task == TaskKind.Binary && kept.Count > 2) throw TargetErrors.NotBinary(table, name, kept.Count);
        if (kept.Count == 2) task = TaskKind.Binary;

        if (positive is not null)
        {
            var chosen = kept.FindIndex(c => raw.Names[c] == positive);
            if (chosen < 0) throw TargetErrors.PositiveUnknown(positive, kept.ConvertAll(c => raw.Names[c]));
            if (task != TaskKind.Binary) throw TargetErrors.PositiveNeedsBinary(positive, kept.Count);
            if (chosen == 0) kept.Reverse();
        }

        var number = new int[raw.Names.Length];
        Array.Fill(number, -1);
        for (var k = 0; k < kept.Count; k++) number[kept[k]] = k;

        var classes = new int[table.RowCount];
        Array.Fill(classes, -1);
        for (var i = 0; i < present.Length; i++) classes[present[i]] = number[raw.Codes[i]];
        int[] usable = [.. present.Where(row => classes[row] >= 0)];
        if (usable.Length < MinRows) throw TargetErrors.TooFewRows(table, name, usable.Length);
        return new Target
        {
            ColumnIndex = index,
            Name = name,
            Task = task,
            ClassNames = [.. kept.Select(c => raw.Names[c])],
            Classes = classes,
            Values = [],
            UsableRows = usable,
            MissingRows = table.RowCount - present.Length,
            SingleRows = present.Length - usable.Length,
            Notes = [],
        };
    }

    /// <summary>Text that hardly repeats, or whole numbers that count the rows up or down.</summary>
    private static void RefuseIdentifier(Table table, Column column, int[] present, RawClasses raw)
    {
        if (present.Length < MinRowsOfIdentifier) return;
        var counts = column switch
        {
            Column.Text => raw.Names.Length * 2 > present.Length,
            Column.Number number => raw.Names.Length == present.Length && raw.AllWhole && CountsRows(number.Values, present),
            _ => false,
        };
        if (counts) throw TargetErrors.IdentifierLike(table, column.Name, raw.Names.Length, present.Length);
    }

    private static bool CountsRows(double[] values, int[] rows)
    {
        var step = values[rows[1]] - values[rows[0]];
        if (Math.Abs(step) != 1) return false;
        for (var i = 2; i < rows.Length; i++)
            if (values[rows[i]] - values[rows[i - 1]] != step) return false;
        return true;
    }

    private static void RequireFeatures(Table table, int target, IReadOnlyCollection<string> notFeatures)
    {
        var features = Enumerable.Range(0, table.Columns.Length)
            .Where(c => c != target && !notFeatures.Contains(table.Columns[c].Name, StringComparer.Ordinal)).ToList();
        if (features.Count == 0) throw TargetErrors.NoFeatures(table, notFeatures.Count > 0);
        if (!features.Exists(c => Varies(table.Columns[c]))) throw TargetErrors.NoVaryingFeature(table, features.Count);
    }

    private static bool Varies(Column column) => column switch
    {
        Column.Number number => number.Values.AsSpan().IndexOfAnyExcept(number.Values.AsSpan(0, Math.Min(1, number.Count))) >= 0,
        Column.Date date => date.Seconds.AsSpan().IndexOfAnyExcept(date.Seconds.AsSpan(0, Math.Min(1, date.Count))) >= 0,
        Column.Text text => text.Codes.AsSpan().IndexOfAnyExcept(text.Codes.AsSpan(0, Math.Min(1, text.Count))) >= 0,
        _ => false,
    };
}
