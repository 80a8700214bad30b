using Millibar.Tables.Scan;

namespace Millibar.Tables.Typing;

/// <summary>Gathers one column while the file is scanned: as numbers while all cells are plain numbers, else as distinct texts.</summary>
/// <remarks>
/// The first cells decide. A column that began as numbers and met something else has lost its texts: it must be gathered
/// once more (<see cref="NeedsTexts"/>), which is rare.
/// </remarks>
internal sealed class ColumnBuilder(int column, bool asTexts)
{
    private const int Trial = 256;
    private readonly Gathered<double> _numbers = new();
    private readonly Gathered<int> _codes = new();
    private LevelSet? _levels = asTexts ? new() : null;
    private bool _decided = asTexts;

    /// <summary>Whether the column must be gathered again, as texts.</summary>
    public bool NeedsTexts { get; private set; }

    /// <summary>Cells that were no numbers while gathering numbers.</summary>
    public NumberGaps Gaps { get; } = new();

    /// <summary>Takes the column's cells of a block.</summary>
    public void Append(RecordBlock block)
    {
        if (NeedsTexts) return;
        if (!_decided) Decide(block);
        if (_levels is not null) AppendTexts(block, _levels);
        else AppendNumbers(block);
    }

    /// <summary>Makes the column; <see cref="NeedsTexts"/> must be false.</summary>
    public TypedColumn Finish(ColumnContext context) => _levels is null
        ? NumberTyping.Of(_numbers.TakeArray(), Gaps, context)
        : LevelTyping.Of(_codes.TakeArray(), _levels, context);

    private void Decide(RecordBlock block)
    {
        var numbers = 0;
        for (var row = 0; row < Math.Min(Trial, block.RowCount); row++)
        {
            var cell = MissingToken.Trim(block.Cell(row, column));
            if (cell.IsEmpty || MissingToken.Is(cell)) continue;
            if (NumberText.Parse(cell, out _) is not (CellKind.Number or CellKind.NonFinite))
            {
                numbers = 0;
                break;
            }

            numbers++;
        }

        if (numbers == 0) _levels = new LevelSet();
        _decided = true;
    }

    private void AppendTexts(RecordBlock block, LevelSet levels)
    {
        for (var row = 0; row < block.RowCount; row++) _codes.Add(levels.Add(block.Cell(row, column), block.Lines[row]));
    }

    private void AppendNumbers(RecordBlock block)
    {
        for (var row = 0; row < block.RowCount; row++)
        {
            var cell = block.Cell(row, column);
            if (NumberText.Parse(cell, out var value) == CellKind.Number)
            {
                _numbers.Add(value);
                continue;
            }

            cell = MissingToken.Trim(cell);
            var kind = cell.IsEmpty ? CellKind.Empty : MissingToken.Is(cell) ? CellKind.MissingToken : NumberText.Parse(cell, out value);
            if (kind is CellKind.LeadingZeros or CellKind.LargeInteger or CellKind.Text)
            {
                NeedsTexts = true;
                return;
            }

            if (kind != CellKind.Number) value = Gaps.Add(kind, cell, block.Lines[row]);
            _numbers.Add(value);
        }
    }
}
