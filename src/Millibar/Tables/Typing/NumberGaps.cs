using System.Text;

namespace Millibar.Tables.Typing;

/// <summary>Cells of a column of numbers that are no numbers: words for missing, and infinities.</summary>
internal sealed class NumberGaps
{
    private readonly SortedDictionary<string, int> _tokens = new(StringComparer.Ordinal);

    /// <summary>Cells with an infinity or a number that is too large.</summary>
    public int NonFinite { get; private set; }

    /// <summary>Line of the first of these.</summary>
    public long NonFiniteLine { get; private set; }

    /// <summary>The words for missing, and how often each occurs.</summary>
    public IReadOnlyDictionary<string, int> Tokens => _tokens;

    /// <summary>Notes <paramref name="rows"/> such cells and returns the value to store, NaN.</summary>
    public double Add(CellKind kind, ReadOnlySpan<byte> cell, long line, int rows = 1)
    {
        if (kind == CellKind.NonFinite)
        {
            if (NonFinite == 0) NonFiniteLine = line;
            NonFinite += rows;
        }
        else if (kind == CellKind.MissingToken)
        {
            var token = Encoding.UTF8.GetString(cell);
            _tokens[token] = _tokens.GetValueOrDefault(token) + rows;
        }

        return double.NaN;
    }
}
