using Millibar.Tables;

namespace Millibar.Models.Targets;

/// <summary>The errors of reading a target, each with what to type next.</summary>
internal static class TargetErrors
{
    private const int ColumnsShown = 12;

    /// <summary>Usual names of a target, tried when nothing resembles the wanted name.</summary>
    private static readonly string[] UsualNames = ["target", "label", "class", "y", "outcome", "response"];

    public static MillibarException Missing(Table table, string name)
    {
        string[] names = [.. table.Columns.Select(column => column.Name)];
        var near = NearestName.Find(name, names);
        var suggested = near
            ?? UsualNames.Select(usual => Array.Find(names, n => string.Equals(n, usual, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(n => n is not null)
            ?? names[^1];
        var shown = string.Join(", ", names.Take(ColumnsShown)) + (names.Length > ColumnsShown ? $" and {names.Length - ColumnsShown} more" : "");
        return new MillibarException(
            "target-missing",
            $"There is no column \"{name}\" in {table.Name}." + (near is null ? "" : $" The nearest name is \"{near}\"."),
            "--target",
            $"Try --target {NearestName.Quote(suggested)}. The columns are: {shown}.");
    }

    public static MillibarException AllMissing(Table table, string name) => new(
        "target-all-missing",
        $"The target \"{name}\" has no value in any of the {table.RowCount:N0} rows.",
        $"{table.Name}, column \"{name}\"",
        "Fill in the labels, or name another column with --target.");

    public static MillibarException TooFewRows(Table table, string name, int rows) => new(
        "too-few-rows",
        $"Only {rows:N0} rows can be used with the target \"{name}\"; nothing can be concluded from fewer than {TargetReader.MinRows}.",
        table.Name,
        "Collect more rows with a target value, some hundred to begin with.");

    public static MillibarException Constant(Table table, string name, string value, int rows) => new(
        "target-constant",
        $"The target \"{name}\" is {value} in all {rows:N0} rows that have a value, so there is nothing to predict.",
        $"{table.Name}, column \"{name}\"",
        "Add rows with other outcomes, or name another column with --target.");

    public static MillibarException OneClassLeft(Table table, string name, string value) => new(
        "target-constant",
        $"Only the class \"{value}\" of the target \"{name}\" has more than one row; the others cannot be learned and judged at once.",
        $"{table.Name}, column \"{name}\"",
        "Add rows of the other classes, or name another column with --target.");

    public static MillibarException IdentifierLike(Table table, string name, int distinct, int rows) => new(
        "target-id-like",
        $"The target \"{name}\" has {distinct:N0} distinct values in {rows:N0} rows: it names rows rather than an outcome.",
        $"{table.Name}, column \"{name}\"",
        "Name the outcome's column with --target.");

    public static MillibarException NotNumeric(Table table, Column column) => new(
        "target-not-numeric",
        column is Column.Date
            ? $"The target \"{column.Name}\" is a date; a regression needs a number."
            : $"The target \"{column.Name}\" is text; a regression needs numbers.",
        $"{table.Name}, column \"{column.Name}\"",
        column is Column.Date
            ? "Add a column with the number that you want to predict, e.g. days until the event, and name it with --target."
            : "Leave out --task regression, or turn the text into numbers first.");

    public static MillibarException NotBinary(Table table, string name, int classes) => new(
        "target-not-binary",
        $"The target \"{name}\" has {classes:N0} classes; a binary task needs two.",
        $"{table.Name}, column \"{name}\"",
        "Leave out --task binary, or merge the classes in the file.");

    public static MillibarException PositiveUnknown(string positive, IReadOnlyList<string> classes)
    {
        var near = NearestName.Find(positive, classes) ?? classes[^1];
        return new MillibarException(
            "positive-unknown",
            $"\"{positive}\" is none of the target's classes.",
            "--positive",
            $"Try --positive {NearestName.Quote(near)}. The classes are: {string.Join(", ", classes.Take(ColumnsShown))}.");
    }

    public static MillibarException PositiveNeedsBinary(string positive, int classes) => new(
        "positive-not-binary",
        $"A positive class is for two classes; the target has {classes:N0}.",
        $"--positive {positive}",
        "Leave out --positive.");

    public static MillibarException NoFeatures(Table table, bool someExcluded) => new(
        "no-features",
        "There is no column left to predict the target from.",
        table.Name,
        someExcluded ? "Name fewer columns with --drop." : "Add columns that are known at the time of prediction.");

    public static MillibarException NoVaryingFeature(Table table, int features) => new(
        "no-features",
        $"Each of the {features:N0} columns beside the target has the same value in every row, so nothing can be learned from them.",
        table.Name,
        "Add columns that differ between rows.");
}
