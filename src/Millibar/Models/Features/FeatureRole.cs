namespace Millibar.Models.Features;

/// <summary>What a table column became for the learners.</summary>
public enum FeatureRole
{
    /// <summary>One numeric feature.</summary>
    Number,

    /// <summary>Numeric parts of a point in time.</summary>
    Date,

    /// <summary>One categorical feature.</summary>
    Category,

    /// <summary>Hashed word and character n-grams.</summary>
    FreeText,

    /// <summary>No feature.</summary>
    Ignored,
}
