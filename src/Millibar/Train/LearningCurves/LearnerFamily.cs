namespace Millibar.Train.LearningCurves;

/// <summary>Kinds of learners whose curves err alike: forecast intervals are calibrated for each.</summary>
public enum LearnerFamily
{
    /// <summary>Not known, or none of the others: the quantiles of all learners together.</summary>
    Other,

    /// <summary>Linear and logistic models.</summary>
    Linear,

    /// <summary>Nearest neighbours.</summary>
    Neighbours,

    /// <summary>Trees, forests and boosting.</summary>
    Trees,
}
