namespace Millibar.Data.Labels;

/// <summary>Rows counted by given label and by the class that the model is confident of.</summary>
/// <param name="Raw">C, row-major k x k: rows given label, columns confident class.</param>
/// <param name="Joint">n Q, row-major k x k: C with each row scaled to the number of rows so labelled, then all to n.</param>
/// <param name="Classes">k.</param>
/// <remarks>Source: C. G. Northcutt, L. Jiang and I. L. Chuang, J. Artif. Intell. Res. 70 (2021) 1373-1411, section 3.1.</remarks>
internal sealed record ConfidentCounts(int[] Raw, double[] Joint, int Classes)
{
    /// <summary>Off-diagonal rows of C.</summary>
    public int OffDiagonal => Raw.Where((_, cell) => cell / Classes != cell % Classes).Sum();

    /// <summary>Estimated number of wrong labels: off-diagonal mass of n Q.</summary>
    public double EstimatedErrors => Joint.Where((_, cell) => cell / Classes != cell % Classes).Sum();

    /// <summary>Counts the rows.</summary>
    /// <param name="given">Given label of each row, 0 to k-1; n values.</param>
    /// <param name="probabilities">Out-of-sample probabilities, row-major n x k.</param>
    /// <param name="k">Number of classes, at least 2.</param>
    public static ConfidentCounts Of(int[] given, double[] probabilities, int k)
    {
        var n = given.Length;
        var labelled = new int[k];
        var thresholds = new double[k];
        for (var i = 0; i < n; i++)
        {
            labelled[given[i]]++;
            thresholds[given[i]] += probabilities[i * k + given[i]];
        }

        // t_k: mean probability of class k over the rows labelled k. A class without rows can be nobody's confident class.
        for (var c = 0; c < k; c++) thresholds[c] = labelled[c] == 0 ? double.PositiveInfinity : thresholds[c] / labelled[c];

        var raw = new int[k * k];
        for (var i = 0; i < n; i++)
        {
            var confident = -1;
            for (var c = 0; c < k; c++)
            {
                var p = probabilities[i * k + c];
                if (p >= thresholds[c] && (confident < 0 || p > probabilities[i * k + confident])) confident = c;
            }

            if (confident >= 0) raw[given[i] * k + confident]++;
        }

        return new ConfidentCounts(raw, Calibrate(raw, labelled, k), k);
    }

    /// <summary>Scales each row to its label count. The rows then add up to n by themselves.</summary>
    private static double[] Calibrate(int[] raw, int[] labelled, int k)
    {
        var joint = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            var counted = 0;
            for (var j = 0; j < k; j++) counted += raw[i * k + j];
            if (counted == 0)
            {
                joint[i * k + i] = labelled[i]; // nothing known about these labels: taken as right
                continue;
            }

            for (var j = 0; j < k; j++) joint[i * k + j] = (double)raw[i * k + j] / counted * labelled[i];
        }

        return joint;
    }
}
