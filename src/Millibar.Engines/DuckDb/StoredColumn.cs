using System.Text;
using DuckDB.NET.Data;
using Millibar.Tables;
using Millibar.Tables.Typing;

namespace Millibar.Engines.DuckDb;

/// <summary>How a column of a Parquet or JSON file becomes one of ours.</summary>
internal enum StoredKind
{
    Number,

    /// <summary>A whole number that may lie beyond 2^53.</summary>
    Integer,
    Date,
    Timestamp,
    Text,
    Unreadable,
}

/// <summary>Gathers one column of a Parquet or JSON file.</summary>
internal sealed class StoredColumn(int index, string source, string name, string type)
{
    private readonly Gathered<double> _numbers = new();
    private readonly Gathered<int> _codes = new();
    private readonly LevelSet _levels = new();
    private readonly NumberGaps _gaps = new();
    private bool _hasTime;

    /// <summary>The kind, by DuckDB's type name.</summary>
    public StoredKind Kind { get; private set; } = KindOf(type);

    /// <summary>Our name.</summary>
    public string Name => name;

    /// <summary>DuckDB's type name.</summary>
    public string Type => type;

    /// <summary>Whether whole numbers were kept as text because doubles cannot hold them.</summary>
    public bool IsLargeInteger { get; private set; }

    /// <summary>The file's column, quoted.</summary>
    public string Source => Sql.Identifier(source);

    /// <summary>Settles a whole-number column, once its range is known.</summary>
    public void Settle(bool beyondDouble)
    {
        IsLargeInteger = beyondDouble;
        Kind = beyondDouble ? StoredKind.Text : StoredKind.Number;
    }

    /// <summary>What to select.</summary>
    public string Expression => Kind switch
    {
        StoredKind.Number => $"CAST({Source} AS DOUBLE)",
        StoredKind.Date or StoredKind.Timestamp => $"CASE WHEN isfinite({Source}) THEN epoch({Source}) END",
        _ => $"CAST({Source} AS VARCHAR)",
    };

    /// <summary>Takes the cell of the reader's current row.</summary>
    public void Append(DuckDBDataReader reader, long row)
    {
        var missing = reader.IsDBNull(index);
        if (Kind == StoredKind.Text)
        {
            _codes.Add(_levels.Add(missing ? [] : Encoding.UTF8.GetBytes(reader.GetString(index)), row));
            return;
        }

        var value = missing ? double.NaN : reader.GetDouble(index);
        if (!missing && !double.IsFinite(value)) value = _gaps.Add(CellKind.NonFinite, [], row);
        _hasTime |= Kind == StoredKind.Timestamp && value % 86400 is not 0 and not double.NaN;
        _numbers.Add(value);
    }

    /// <summary>Makes the column.</summary>
    public TypedColumn Finish(ReadOptions options)
    {
        var context = new ColumnContext(name, name == options.Target, CommaIsDecimal: false);
        if (Kind == StoredKind.Number) return NumberTyping.Of(_numbers.TakeArray(), _gaps, context);
        if (Kind is StoredKind.Date or StoredKind.Timestamp)
            return new TypedColumn(new Column.Date(name, _numbers.TakeArray(), _hasTime), []);
        var typed = LevelTyping.TextOf(_codes.TakeArray(), _levels, context);
        return IsLargeInteger && typed.Notes.All(n => n.Code != "large-integers")
            ? typed with { Notes = [.. typed.Notes, LargeIntegerNote()] }
            : typed;
    }

    private ReadNote LargeIntegerNote() => new("large-integers", true, name,
        Sentence.Of("Some whole numbers lie beyond 9,007,199,254,740,992 and would lose digits as numbers; the column is kept as text."),
        Sentence.Of("Nothing if they are identifiers. If they are quantities, store them as doubles."));

    private static StoredKind KindOf(string type) => type switch
    {
        "TINYINT" or "SMALLINT" or "INTEGER" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "FLOAT" or "DOUBLE" => StoredKind.Number,
        "BIGINT" or "UBIGINT" or "HUGEINT" or "UHUGEINT" => StoredKind.Integer,
        "DATE" => StoredKind.Date,
        "BOOLEAN" or "VARCHAR" or "UUID" or "TIME" => StoredKind.Text,
        _ when type.Contains('[', StringComparison.Ordinal) => StoredKind.Unreadable,
        _ when type.StartsWith("DECIMAL(", StringComparison.Ordinal) => StoredKind.Number,
        _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => StoredKind.Timestamp,
        _ when type.StartsWith("ENUM(", StringComparison.Ordinal) => StoredKind.Text,
        _ => StoredKind.Unreadable,
    };
}
