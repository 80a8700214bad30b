using System.Text;

namespace Millibar.Portfolio.Ideas;

/// <summary>Cuts a CSV text into rows of cells (RFC 4180). Lines that begin with # are comments; empty lines are skipped.</summary>
internal sealed class IdeaCells(string text, string fileName)
{
    private int _at;
    private int _line = 1;
    private int _lineStart;

    /// <summary>All rows, the header first.</summary>
    /// <exception cref="MillibarException"><c>ideas-invalid</c>: a quote is never closed, or stands inside a cell.</exception>
    public List<List<IdeaCell>> Read()
    {
        if (text.StartsWith('\uFEFF')) _lineStart = _at = 1;
        var rows = new List<List<IdeaCell>>();
        while (_at < text.Length)
        {
            if (text[_at] == '#') SkipLine();
            else if (Row() is { } row && row.Exists(cell => cell.Text.Length > 0)) rows.Add(row);
        }

        return rows;
    }

    private void SkipLine()
    {
        while (_at < text.Length && text[_at] != '\n') _at++;
        if (_at < text.Length) NewLine();
    }

    private List<IdeaCell> Row()
    {
        var row = new List<IdeaCell>();
        while (true)
        {
            row.Add(Cell());
            if (_at >= text.Length) return row;
            if (text[_at] == ',')
            {
                _at++;
                if (_at >= text.Length) row.Add(new IdeaCell("", _line, Column));
                if (_at >= text.Length) return row;
                continue;
            }

            if (text[_at] == '\r') _at++;
            if (_at < text.Length && text[_at] == '\n') NewLine();
            return row;
        }
    }

    private IdeaCell Cell()
    {
        while (_at < text.Length && text[_at] == ' ') _at++;
        var (line, column) = (_line, Column);
        if (_at < text.Length && text[_at] == '"') return new IdeaCell(Quoted(line, column).Trim(), line, column);
        var start = _at;
        while (_at < text.Length && text[_at] is not (',' or '\n' or '\r')) _at++;
        var cell = text[start.._at].Trim();
        return cell.Contains('"') ? throw Wrong("a quote stands inside a cell", line, column) : new IdeaCell(cell, line, column);
    }

    private string Quoted(int line, int column)
    {
        var cell = new StringBuilder();
        _at++;
        while (true)
        {
            if (_at >= text.Length) throw Wrong("a quote is never closed", line, column);
            var c = text[_at++];
            if (c == '\n')
            {
                _line++;
                _lineStart = _at;
            }

            if (c != '"')
            {
                cell.Append(c);
                continue;
            }

            if (_at >= text.Length || text[_at] != '"') break;
            cell.Append('"');
            _at++;
        }

        while (_at < text.Length && text[_at] == ' ') _at++;
        return _at >= text.Length || text[_at] is ',' or '\n' or '\r' ? cell.ToString() : throw Wrong("text follows a closing quote", line, column);
    }

    private int Column => _at - _lineStart + 1;

    private void NewLine()
    {
        _at++;
        _line++;
        _lineStart = _at;
    }

    private MillibarException Wrong(string what, int line, int column) =>
        new("ideas-invalid", $"Line {line}, column {column}: {what}.", $"{fileName}, line {line}, column {column}", "Put a cell with commas or line breaks in quotes, and write a quote inside it twice.");
}
