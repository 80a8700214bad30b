namespace Millibar.Data.Order;

/// <summary>A column that seems to hold time.</summary>
/// <param name="Index">Index in the table.</param>
/// <param name="Name">Header.</param>
/// <param name="Kind">date, seconds since 1970, or year.</param>
/// <param name="Distinct">Distinct values.</param>
/// <param name="RowsFollow">Whether the rows stand in its order.</param>
internal sealed record TimeCandidate(int Index, string Name, string Kind, int Distinct, bool RowsFollow)
{
    /// <summary>The kind inside a sentence.</summary>
    public Sentence Words => Kind switch
    {
        "date" => Sentence.Of("date"),
        "year" => Sentence.Of("year"),
        _ => Sentence.Of("seconds since 1970"),
    };
}
