namespace Millibar.Tables.Typing;

/// <summary>What one cell's text looks like, by itself.</summary>
internal enum CellKind
{
    /// <summary>Nothing but blanks.</summary>
    Empty,

    /// <summary>A word that usually stands for a missing value, see <see cref="MissingToken"/>.</summary>
    MissingToken,

    /// <summary>A plain decimal number.</summary>
    Number,

    /// <summary>Digits that begin with 0, such as 007: an identifier.</summary>
    LeadingZeros,

    /// <summary>A whole number beyond 2^53, which a double cannot hold.</summary>
    LargeInteger,

    /// <summary>An infinity, or a number beyond the range of a double.</summary>
    NonFinite,

    /// <summary>A number with a decimal comma, thousands separators, a currency, a percent sign or foreign digits.</summary>
    FormattedNumber,

    /// <summary>A number that other programs may read, but that is not decimal: 0x1F, 1_000.</summary>
    OddNumber,

    /// <summary>A date or point in time in year-month-day order.</summary>
    IsoDate,

    /// <summary>Something like 31/01/2024.</summary>
    OtherDate,

    /// <summary>Anything else.</summary>
    Text,
}
