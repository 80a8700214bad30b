namespace Millibar.Statistics;

/// <summary>What is predicted.</summary>
public enum TaskKind
{
    /// <summary>One of two classes; class 1 is the positive one.</summary>
    Binary,

    /// <summary>One of three or more classes.</summary>
    Multiclass,

    /// <summary>A number.</summary>
    Regression,
}
