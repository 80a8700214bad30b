using System.Globalization;
using Millibar.Models.Features;

namespace Millibar.Models.Linear;

/// <summary>A fitted linear model.</summary>
internal sealed class LinearPredictor : IPredictor, IDescribed
{
    private readonly LinearEncoding _encoding;
    private readonly double[] _parameters;
    private readonly int[]? _classes;
    private readonly int _width;
    private readonly int _outputs;

    /// <summary>Creates the model.</summary>
    /// <param name="encoding">How features become columns.</param>
    /// <param name="fit">Parameters.</param>
    /// <param name="classes">Classes that the rows held, ascending; others get probability 0. Null for regression.</param>
    /// <param name="width">Numbers written for each row.</param>
    public LinearPredictor(LinearEncoding encoding, LinearFit fit, int[]? classes, int width)
    {
        _encoding = encoding;
        _parameters = fit.Parameters;
        _classes = classes;
        _width = width;
        _outputs = fit.Parameters.Length / (encoding.Width + 1);
        Describe = fit.Converged
            ? Sentence.Of($"{encoding.Width} columns, L2 strength {fit.Strength:0.######}")
            : Sentence.Of($"{encoding.Width} columns, L2 strength {fit.Strength:0.######}; the solver did not converge");
    }

    public Sentence Describe { get; }

    public long SizeInBytes => sizeof(double) * (long)_parameters.Length + _encoding.SizeInBytes;

    /// <summary>Column f, output c at f * outputs + c; intercepts last.</summary>
    public ReadOnlySpan<double> Parameters => _parameters;

    public void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output)
    {
        var scores = new double[_outputs];
        List<int> columns = [];
        List<double> values = [];
        for (var i = 0; i < rows.Length; i++)
        {
            Score(features, rows[i], scores, columns, values);
            Write(scores, output.Slice(i * _width, _width));
        }
    }

    public void Dispose()
    {
        // Holds no resource.
    }

    private void Score(FeatureMatrix features, int row, double[] scores, List<int> columns, List<double> values)
    {
        _parameters.AsSpan(_encoding.Width * _outputs).CopyTo(scores);
        foreach (var number in _encoding.Numbers)
        {
            double v = features.Numeric[number.Feature].Values[row];
            if (!double.IsNaN(v)) Add(scores, number.Column, (v - number.Mean) * number.Scale);
            else Add(scores, number.Indicator, 1);
        }

        for (var j = 0; j < _encoding.Categories.Length; j++)
            Add(scores, LinearEncoding.ColumnOf(_encoding.Categories[j], features.Categories[j].Codes[row]), 1);

        if (_encoding.Text is not { } text || features.Text is null) return;
        columns.Clear();
        values.Clear();
        text.Append(features.Text, row, columns, values);
        for (var e = 0; e < columns.Count; e++) Add(scores, columns[e], values[e]);
    }

    private void Add(double[] scores, int column, double value)
    {
        if (column < 0) return;
        var weights = _parameters.AsSpan(column * _outputs, scores.Length);
        for (var c = 0; c < scores.Length; c++) scores[c] += weights[c] * value;
    }

    private void Write(double[] scores, Span<double> output)
    {
        if (_classes is null)
        {
            output[0] = scores[0];
            return;
        }

        output.Clear();
        if (_outputs == 1)
        {
            var e = Math.Exp(-Math.Abs(scores[0]));
            var (small, large) = (e / (1 + e), 1 / (1 + e));
            output[_classes[0]] = scores[0] >= 0 ? small : large;
            output[_classes[1]] = scores[0] >= 0 ? large : small;
            return;
        }

        var peak = scores.Max();
        var sum = 0.0;
        for (var c = 0; c < scores.Length; c++) sum += scores[c] = Math.Exp(scores[c] - peak);
        for (var c = 0; c < scores.Length; c++) output[_classes[c]] = scores[c] / sum;
    }
}
