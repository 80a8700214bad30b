namespace Millibar.Statistics.Agreement;

/// <summary>What the coefficients need of a weighted sample of patterns; all of it adds up over items. Holds scratch memory: one thread at a time.</summary>
/// <remarks>Formulas: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), sections 3.4 to 3.6; alpha after K. Krippendorff, Content Analysis (2004), chapter 11.</remarks>
internal sealed class PatternSums
{
    private readonly AnswerPatterns _patterns;
    private readonly Scale _scale;
    private readonly double[] _values;
    private readonly double[] _shares;
    private readonly double[] _totals;
    private readonly double[] _pairs;
    private double _items, _several, _agreed, _answers;

    /// <summary>Prepares.</summary>
    /// <param name="patterns">The items.</param>
    /// <param name="scale">How far apart labels are.</param>
    /// <param name="values">The k labels as numbers, ascending.</param>
    /// <param name="weights">k x k agreement weights of all coefficients but alpha.</param>
    public PatternSums(AnswerPatterns patterns, Scale scale, double[] values, double[] weights)
    {
        var k = patterns.LabelCount;
        (_patterns, _scale, _values, Weights) = (patterns, scale, values, weights);
        (_shares, _totals, _pairs) = (new double[k], new double[k], scale == Scale.Nominal ? new double[1] : new double[k * k]);
        PatternAgreement = [.. Enumerable.Range(0, patterns.Length).Select(p => Agreement(p, weights))];
        AlphaWeights = [];
    }

    /// <summary>k x k agreement weights of all coefficients but alpha.</summary>
    public double[] Weights { get; }

    /// <summary>Share of the pairs of answers that agree in an item of each pattern; 0 for a single answer.</summary>
    public double[] PatternAgreement { get; }

    /// <summary>Items in the sample.</summary>
    public double Items => _items;

    /// <summary>Items with two answers or more.</summary>
    public double Several => _several;

    /// <summary>Mean share of each label over the items.</summary>
    public double[] Shares => _shares;

    /// <summary>How often each label was given to items with two answers or more.</summary>
    public double[] Totals => _totals;

    /// <summary>Answers to items with two or more.</summary>
    public double Answers => _answers;

    /// <summary>Observed agreement: the mean over items.</summary>
    public double Observed { get; private set; }

    /// <summary>Agreement weights of alpha, of this sample.</summary>
    public double[] AlphaWeights { get; private set; }

    /// <summary>Alpha's observed agreement: over pairable answers.</summary>
    public double AlphaObserved { get; private set; }

    /// <summary>Adds up a sample.</summary>
    /// <param name="times">How often each pattern is in it.</param>
    public void Take(ReadOnlySpan<double> times)
    {
        _shares.AsSpan().Clear();
        _totals.AsSpan().Clear();
        _pairs.AsSpan().Clear();
        (_items, _several, _agreed, _answers) = (0, 0, 0, 0);
        for (var p = 0; p < times.Length; p++)
            if (times[p] > 0) Add(p, times[p]);
        for (var k = 0; k < _shares.Length; k++) _shares[k] = _items > 0 ? _shares[k] / _items : 0;
        Observed = _several > 0 ? _agreed / _several : 0;
        if (AlphaWeights.Length == 0 || _scale == Scale.Ordinal) AlphaWeights = AgreementWeights.Krippendorff(_scale, _values, _totals);
        AlphaObserved = _answers > 0 ? PairsAgreed() / _answers : 0;
    }

    /// <summary>Agreement by chance; 1 where only one label was given.</summary>
    public double Chance(Coefficient coefficient)
    {
        var k = _shares.Length;
        switch (coefficient)
        {
            case Coefficient.Observed: return 0;
            case Coefficient.Fleiss: return Product(Weights, _shares, 1);
            case Coefficient.Alpha: return _answers > 0 ? Product(AlphaWeights, _totals, _answers) : 1;
            case Coefficient.BrennanPrediger: return Sum(Weights) / (k * (double)k);
            default:
                double spread = 0;
                foreach (var share in _shares) spread += share * (1 - share);
                return Sum(Weights) / (k * (k - 1.0)) * spread;
        }
    }

    /// <summary>The coefficient; 0 where chance alone explains everything, so that it is not defined.</summary>
    public double Of(Coefficient coefficient)
    {
        var chance = Chance(coefficient);
        if (chance >= 1 - 1e-12) return 0;
        if (coefficient != Coefficient.Alpha) return (Observed - chance) / (1 - chance);
        return 1 - (1 - 1 / _answers) * (1 - AlphaObserved) / (1 - chance);
    }

    /// <summary>Agreement of an item's pairs of answers under some weights.</summary>
    private double Agreement(int pattern, double[] weights)
    {
        var r = _patterns.Answers[pattern];
        return r < 2 ? 0 : Pairs(pattern, weights) / (r * (r - 1.0));
    }

    private double Pairs(int pattern, double[] weights)
    {
        double sum = 0;
        var k = _patterns.LabelCount;
        for (var a = _patterns.Starts[pattern]; a < _patterns.Starts[pattern + 1]; a++)
        {
            double agree = -1;
            for (var b = _patterns.Starts[pattern]; b < _patterns.Starts[pattern + 1]; b++) agree += weights[_patterns.Label[a] * k + _patterns.Label[b]] * _patterns.Count[b];
            sum += _patterns.Count[a] * agree;
        }

        return sum;
    }

    private void Add(int p, double times)
    {
        var r = _patterns.Answers[p];
        var several = r >= 2;
        _items += times;
        for (var e = _patterns.Starts[p]; e < _patterns.Starts[p + 1]; e++)
        {
            var given = times * _patterns.Count[e];
            _shares[_patterns.Label[e]] += given / r;
            if (several) _totals[_patterns.Label[e]] += given;
        }

        if (!several) return;
        _several += times;
        _agreed += times * PatternAgreement[p];
        _answers += times * r;
        if (_pairs.Length == 1) _pairs[0] += times * PatternAgreement[p] * r;
        else AddPairs(p, times / (r - 1));
    }

    private void AddPairs(int p, double scale)
    {
        var k = _patterns.LabelCount;
        for (var a = _patterns.Starts[p]; a < _patterns.Starts[p + 1]; a++)
            for (var b = _patterns.Starts[p]; b < _patterns.Starts[p + 1]; b++)
                _pairs[_patterns.Label[a] * k + _patterns.Label[b]] += scale * _patterns.Count[a] * (_patterns.Count[b] - (a == b ? 1 : 0));
    }

    private double PairsAgreed()
    {
        if (_pairs.Length == 1) return _pairs[0];
        double sum = 0;
        for (var w = 0; w < _pairs.Length; w++) sum += _pairs[w] * AlphaWeights[w];
        return sum;
    }

    private static double Product(double[] weights, double[] shares, double divisor)
    {
        double sum = 0;
        var k = shares.Length;
        for (var a = 0; a < k; a++)
            for (var b = 0; b < k; b++) sum += weights[a * k + b] * (shares[a] / divisor) * (shares[b] / divisor);
        return sum;
    }

    private static double Sum(double[] weights)
    {
        double sum = 0;
        foreach (var w in weights) sum += w;
        return sum;
    }
}
