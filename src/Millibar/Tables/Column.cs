namespace Millibar.Tables;

/// <summary>One column of a <see cref="Table"/>: numbers, dates or text. A missing value is NaN or a null.</summary>
public abstract record Column
{
    private Column(string name) => Name = name;

    /// <summary>The header, trimmed and NFC-normalised.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Whether the value of a row is missing.</summary>
    public abstract bool IsMissing(int row);

    /// <summary>Numbers; NaN where missing, never infinite.</summary>
    public sealed record Number(string ColumnName, double[] Values) : Column(ColumnName)
    {
        /// <inheritdoc/>
        public override int Count => Values.Length;

        /// <inheritdoc/>
        public override bool IsMissing(int row) => double.IsNaN(Values[row]);
    }

    /// <summary>Points in time, as seconds since 1970-01-01 UTC; NaN where missing.</summary>
    /// <param name="ColumnName">The header.</param>
    /// <param name="Seconds">Seconds since 1970-01-01 UTC, n values.</param>
    /// <param name="HasTime">False when every value is a whole day.</param>
    public sealed record Date(string ColumnName, double[] Seconds, bool HasTime) : Column(ColumnName)
    {
        /// <inheritdoc/>
        public override int Count => Seconds.Length;

        /// <inheritdoc/>
        public override bool IsMissing(int row) => double.IsNaN(Seconds[row]);
    }

    /// <summary>Text, stored once per distinct value.</summary>
    /// <param name="ColumnName">The header.</param>
    /// <param name="Codes">Index into <paramref name="Levels"/> of each row, -1 where missing; n values.</param>
    /// <param name="Levels">The distinct values, in ordinal order.</param>
    public sealed record Text(string ColumnName, int[] Codes, string[] Levels) : Column(ColumnName)
    {
        /// <inheritdoc/>
        public override int Count => Codes.Length;

        /// <inheritdoc/>
        public override bool IsMissing(int row) => Codes[row] < 0;
    }
}
