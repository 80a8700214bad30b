namespace Millibar.Data.Labels;

/// <summary>Class probabilities of n rows, each predicted by a model that did not learn from it; held in memory or read in parts.</summary>
internal interface IProbabilityRows
{
    /// <summary>n.</summary>
    int Count { get; }

    /// <summary>k, at least 2.</summary>
    int Classes { get; }

    /// <summary>Some rows that follow each other. May be called from several threads at once.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="buffer">Room for <paramref name="count"/> x k numbers, for sources that must fetch them.</param>
    /// <returns>Row-major <paramref name="count"/> x k, columns in class order; good until the buffer is used again.</returns>
    ReadOnlySpan<double> Read(int first, int count, double[] buffer);
}
