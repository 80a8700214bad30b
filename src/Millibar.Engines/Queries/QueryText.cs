namespace Millibar.Engines.Queries;

/// <summary>What a query's text says about it.</summary>
internal static class QueryText
{
    private static readonly string[] Reading = ["SELECT", "WITH", "VALUES", "TABLE", "FROM"];

    /// <summary>Refuses a statement that does not begin as a query that reads. The databases are opened for reading only besides: this is for the message.</summary>
    /// <exception cref="MillibarException"><c>query-empty</c> or <c>query-not-select</c>.</exception>
    public static void ThrowIfNotReading(string query)
    {
        var word = FirstWord(query).ToString().ToUpperInvariant();
        if (word.Length == 0) throw new MillibarException("query-not-select", "The query is empty.", "--query", "Write a query that reads rows: --query \"SELECT ...\".");
        if (!Reading.Contains(word))
            throw new MillibarException("query-not-select", $"The query begins with {word}; only queries that read rows are run, and nothing is ever written.", "--query", "Write a query that begins with SELECT, WITH or VALUES.");
    }

    /// <summary>The query without what may follow its end: blanks and semicolons.</summary>
    public static string Trimmed(string query) => query.TrimEnd().TrimEnd(';').TrimEnd();

    /// <summary>Whether the rows come in an order that the query settles, as far as its text shows.</summary>
    public static bool HasOrder(string query) => query.Contains("order", StringComparison.OrdinalIgnoreCase) && query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is var words
        && words.Zip(words.Skip(1)).Any(pair => pair.First.TrimStart('(', ')').Equals("order", StringComparison.OrdinalIgnoreCase) && pair.Second.StartsWith("by", StringComparison.OrdinalIgnoreCase));

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart().TrimStart('(');
            if (text.StartsWith("--")) text = text.IndexOf('\n') is >= 0 and var line ? text[(line + 1)..] : [];
            else if (text.StartsWith("/*")) text = text.IndexOf("*/") is >= 0 and var end ? text[(end + 2)..] : [];
            else if (text.IsEmpty || !char.IsWhiteSpace(text[0])) break;
        }

        var length = 0;
        while (length < text.Length && (char.IsLetter(text[length]) || text[length] == '_')) length++;
        return length > 0 || text.IsEmpty ? text[..length] : text[..1];
    }
}
