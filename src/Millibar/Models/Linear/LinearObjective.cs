using System.Numerics.Tensors;

namespace Millibar.Models.Linear;

/// <summary>The loss that a linear model minimises.</summary>
internal enum LinearLoss
{
    /// <summary>Half the squared error.</summary>
    Squared,

    /// <summary>Log loss of two classes; targets are 0 or 1, one output.</summary>
    Logistic,

    /// <summary>Log loss of k classes; targets are class numbers, k outputs.</summary>
    Multinomial,
}

/// <summary>Weighted loss and its gradient; the penalty is the solver's.</summary>
/// <remarks>
/// Parameters: column f, output c at <c>f * k + c</c>; the intercepts come last. Rows are taken in blocks that stay in the nearest cache,
/// with one contiguous stretch for each output, so that every inner loop is a vector operation.
/// </remarks>
internal sealed class LinearObjective
{
    private const int Block = 512;

    private readonly LinearDesign _x;
    private readonly double[] _target;
    private readonly double[]? _weights;
    private readonly LinearLoss _loss;
    private readonly int _outputs;
    private readonly double[] _scores;
    private readonly double[] _peak = new double[Block];
    private readonly double[] _sum = new double[Block];
    private readonly double[] _buffer;

    public LinearObjective(LinearDesign design, double[] target, double[]? weights, LinearLoss loss, int outputs)
    {
        _x = design;
        _target = target;
        _weights = weights;
        _loss = loss;
        _outputs = outputs;
        _scores = new double[outputs * Block];
        _buffer = new double[outputs];
    }

    /// <summary>Number of parameters, intercepts included.</summary>
    public int Size => (_x.Width + 1) * _outputs;

    /// <summary>Loss at a point; the gradient is written, unless it is empty.</summary>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, CancellationToken ct)
    {
        gradient.Clear();
        var loss = 0.0;
        for (var start = 0; start < _x.Count; start += Block)
        {
            if (start % (64 * Block) == 0) ct.ThrowIfCancellationRequested();
            var count = Math.Min(Block, _x.Count - start);
            Scores(point, start, count);
            loss += _loss switch
            {
                LinearLoss.Squared => Squared(start, count),
                LinearLoss.Logistic => Logistic(start, count),
                _ => Multinomial(start, count),
            };
            if (!gradient.IsEmpty) AddGradient(gradient, start, count);
        }

        return loss;
    }

    private Span<double> Output(int c, int count) => _scores.AsSpan(c * Block, count);

    private void Scores(ReadOnlySpan<double> point, int start, int count)
    {
        var k = _outputs;
        for (var c = 0; c < k; c++)
        {
            var z = Output(c, count);
            z.Fill(point[_x.Width * k + c]);
            for (var j = 0; j < _x.Dense.Length; j++)
            {
                var w = point[j * k + c];
                if (w != 0) TensorPrimitives.MultiplyAdd(_x.Dense[j].AsSpan(start, count), w, z, z);
            }
        }

        if (_x.CategoryCount == 0 && !_x.HasText) return;
        for (var i = 0; i < count; i++)
        {
            var codes = _x.Codes.AsSpan((start + i) * _x.CategoryCount, _x.CategoryCount);
            if (k == 1)
            {
                var sum = 0.0;
                foreach (var code in codes)
                    if (code >= 0) sum += point[code];
                if (_x.HasText)
                    for (var e = _x.TextStarts[start + i]; e < _x.TextStarts[start + i + 1]; e++) sum += _x.TextValues[e] * point[_x.TextColumns[e]];
                _scores[i] += sum;
                continue;
            }

            Array.Clear(_buffer);
            foreach (var code in codes)
                if (code >= 0) TensorPrimitives.Add(_buffer, point.Slice(code * k, k), _buffer);
            if (_x.HasText)
                for (var e = _x.TextStarts[start + i]; e < _x.TextStarts[start + i + 1]; e++)
                    TensorPrimitives.MultiplyAdd(point.Slice(_x.TextColumns[e] * k, k), _x.TextValues[e], _buffer, _buffer);
            for (var c = 0; c < k; c++) _scores[c * Block + i] += _buffer[c];
        }
    }

    /// <summary>Scores hold the residuals by now.</summary>
    private void AddGradient(Span<double> gradient, int start, int count)
    {
        var k = _outputs;
        for (var c = 0; c < k; c++)
        {
            var r = Output(c, count);
            gradient[_x.Width * k + c] += TensorPrimitives.Sum<double>(r);
            for (var j = 0; j < _x.Dense.Length; j++) gradient[j * k + c] += TensorPrimitives.Dot(_x.Dense[j].AsSpan(start, count), r);
        }

        if (_x.CategoryCount == 0 && !_x.HasText) return;
        for (var i = 0; i < count; i++)
        {
            var codes = _x.Codes.AsSpan((start + i) * _x.CategoryCount, _x.CategoryCount);
            if (k == 1)
            {
                var r = _scores[i];
                foreach (var code in codes)
                    if (code >= 0) gradient[code] += r;
                if (_x.HasText)
                    for (var e = _x.TextStarts[start + i]; e < _x.TextStarts[start + i + 1]; e++) gradient[_x.TextColumns[e]] += _x.TextValues[e] * r;
                continue;
            }

            for (var c = 0; c < k; c++) _buffer[c] = _scores[c * Block + i];
            foreach (var code in codes)
            {
                if (code < 0) continue;
                var part = gradient.Slice(code * k, k);
                TensorPrimitives.Add(part, _buffer, part);
            }

            if (!_x.HasText) continue;
            for (var e = _x.TextStarts[start + i]; e < _x.TextStarts[start + i + 1]; e++)
            {
                var part = gradient.Slice(_x.TextColumns[e] * k, k);
                TensorPrimitives.MultiplyAdd(_buffer, _x.TextValues[e], part, part);
            }
        }
    }

    private double Squared(int start, int count)
    {
        var loss = 0.0;
        for (var i = 0; i < count; i++)
        {
            var w = _weights?[start + i] ?? 1;
            var difference = _scores[i] - _target[start + i];
            loss += 0.5 * w * difference * difference;
            _scores[i] = w * difference;
        }

        return loss;
    }

    private double Logistic(int start, int count)
    {
        var z = Output(0, count);
        var e = _sum.AsSpan(0, count);
        var log = _peak.AsSpan(0, count);
        TensorPrimitives.Abs<double>(z, e);
        TensorPrimitives.Negate<double>(e, e);
        TensorPrimitives.Exp<double>(e, e);
        TensorPrimitives.LogP1<double>(e, log);
        var loss = 0.0;
        for (var i = 0; i < count; i++)
        {
            var w = _weights?[start + i] ?? 1;
            var y = _target[start + i];
            var score = z[i];
            loss += w * (Math.Max(score, 0) + log[i] - y * score);
            z[i] = w * ((score >= 0 ? 1 : e[i]) / (1 + e[i]) - y);
        }

        return loss;
    }

    private double Multinomial(int start, int count)
    {
        var peak = _peak.AsSpan(0, count);
        var sum = _sum.AsSpan(0, count);
        Output(0, count).CopyTo(peak);
        for (var c = 1; c < _outputs; c++) TensorPrimitives.Max<double>(peak, Output(c, count), peak);
        var loss = 0.0;
        for (var i = 0; i < count; i++)
            loss += (_weights?[start + i] ?? 1) * (peak[i] - _scores[(int)_target[start + i] * Block + i]);

        sum.Clear();
        for (var c = 0; c < _outputs; c++)
        {
            var z = Output(c, count);
            TensorPrimitives.Subtract<double>(z, peak, z);
            TensorPrimitives.Exp<double>(z, z);
            TensorPrimitives.Add<double>(sum, z, sum);
        }

        TensorPrimitives.Log<double>(sum, peak);
        for (var i = 0; i < count; i++)
        {
            var w = _weights?[start + i] ?? 1;
            loss += w * peak[i];
            sum[i] = w / sum[i];
        }

        for (var c = 0; c < _outputs; c++)
        {
            var z = Output(c, count);
            TensorPrimitives.Multiply<double>(z, sum, z);
        }

        for (var i = 0; i < count; i++) _scores[(int)_target[start + i] * Block + i] -= _weights?[start + i] ?? 1;
        return loss;
    }
}
