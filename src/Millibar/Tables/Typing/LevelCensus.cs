namespace Millibar.Tables.Typing;

/// <summary>How many rows of a column have which kind of cell.</summary>
internal sealed class LevelCensus
{
    private static readonly int Kinds = Enum.GetValues<CellKind>().Length;
    private readonly int[] _rows = new int[Kinds];
    private readonly long[] _firstLines = new long[Kinds];

    /// <summary>Rows that are neither empty nor a word for missing.</summary>
    public int Present { get; private set; }

    /// <summary>Counts.</summary>
    public static LevelCensus Of(CellReading[] readings, LevelSet levels)
    {
        var census = new LevelCensus();
        for (var i = 0; i < readings.Length; i++)
        {
            var kind = (int)readings[i].Kind;
            if (census._rows[kind] == 0) census._firstLines[kind] = levels.FirstLineOf(i);
            census._rows[kind] += levels.RowsOf(i);
            if (readings[i].Kind > CellKind.MissingToken) census.Present += levels.RowsOf(i);
        }

        return census;
    }

    /// <summary>Rows of a kind.</summary>
    public int Rows(CellKind kind) => _rows[(int)kind];

    /// <summary>Rows of several kinds.</summary>
    public int Rows(params ReadOnlySpan<CellKind> kinds)
    {
        var sum = 0;
        foreach (var kind in kinds) sum += _rows[(int)kind];
        return sum;
    }

    /// <summary>First line with one of the kinds, or 0.</summary>
    public long FirstLine(params ReadOnlySpan<CellKind> kinds)
    {
        var line = 0L;
        foreach (var kind in kinds)
            if (_rows[(int)kind] > 0 && (line == 0 || _firstLines[(int)kind] < line)) line = _firstLines[(int)kind];
        return line;
    }
}
