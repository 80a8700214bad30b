using Millibar.Statistics.Agreement;

namespace Millibar.Data.Consensus;

/// <summary>Consensus in which a model votes beside the annotators, each weighed by agreement above chance (CROWDLAB).</summary>
/// <remarks>
/// <para>Source: H. W. Goh, U. Tkachenko, J. Mueller, CROWDLAB: Supervised learning to infer consensus labels and quality scores for data with multiple
/// annotators, arXiv:2210.06812 (2022), section 3. With majority labels Y (ties decided by the model) on items with two answers or more:
/// P = how often an answer is Y; s_j = how often annotator j's answer is another's to the same item; A_M = how often the model's label is Y;
/// A_0 = how often the commonest label is Y. An annotator votes P for his answer and (1 - P) / (k - 1) for every other label with weight 1 - (1 - s_j) / (1 - A_0);
/// the model votes its probabilities with weight (1 - (1 - A_M) / (1 - A_0)) sqrt(mean number of answers).</para>
/// <para>The model's probabilities are first brought to the temperature under which they foretell Y best.</para>
/// </remarks>
internal sealed class ModelWeighted
{
    private const double Least = 1e-6;
    private const int FewestOfBest = 20;

    private readonly Ratings _ratings;

    private ModelWeighted(Ratings ratings, double[] model, double answerSkill, double[] weights, double modelWeight, double temperature)
    {
        (_ratings, Model, AnswerSkill, Weights, ModelWeight, Temperature) = (ratings, model, answerSkill, weights, modelWeight, temperature);
        Posterior = new double[model.Length];
        for (var i = 0; i < ratings.ItemCount; i++) Vote(i, -1, Posterior.AsSpan(i * ratings.LabelCount, ratings.LabelCount));
    }

    /// <summary>The model's probabilities at its temperature, n x k, row-major.</summary>
    public double[] Model { get; }

    /// <summary>P: how often an answer is the majority's.</summary>
    public double AnswerSkill { get; }

    /// <summary>Weight of each annotator.</summary>
    public double[] Weights { get; }

    /// <summary>Weight of the model.</summary>
    public double ModelWeight { get; }

    /// <summary>Above 1 the model was too sure of itself.</summary>
    public double Temperature { get; }

    /// <summary>n x k, row-major: the weighed vote.</summary>
    public double[] Posterior { get; }

    /// <summary>Weighs and votes.</summary>
    /// <param name="ratings">The answers.</param>
    /// <param name="probabilities">Out-of-sample probabilities, n x k, row-major, rows adding to 1.</param>
    public static ModelWeighted Fit(Ratings ratings, double[] probabilities)
    {
        var (n, k) = (ratings.ItemCount, ratings.LabelCount);
        if (probabilities.Length != n * k) throw new ArgumentException("n x k probabilities", nameof(probabilities));
        var majority = MajorityVote.Of(ratings, probabilities);
        int[] several = [.. Enumerable.Range(0, n).Where(i => ratings.CountOf(i) >= 2)];
        // Without a second answer anywhere people are compared with the model only.
        int[] judged = several.Length > 0 ? several : [.. Enumerable.Range(0, n).Where(i => ratings.CountOf(i) > 0)];
        var temperature = Temper(probabilities, majority, judged, k);
        var model = Tempered(probabilities, temperature, k);

        double skill = 0, right = 0;
        var common = new int[k];
        foreach (var i in judged) common[majority[i]]++;
        foreach (var i in judged)
        {
            double same = 0;
            for (var a = ratings.Starts[i]; a < ratings.Starts[i + 1]; a++) same += ratings.Label[a] == majority[i] ? 1 : 0;
            skill += same / ratings.CountOf(i);
            if (ArgMax(model.AsSpan(i * k, k)) == majority[i]) right++;
        }

        var chance = judged.Length == 0 ? 0 : Math.Min(1 - Least, (double)common.Max() / judged.Length);
        double Above(double share) => Math.Max(Least, 1 - (1 - share) / (1 - chance));
        skill = judged.Length == 0 ? 1 : Math.Min(1 - Least, skill / judged.Length);
        var alike = SameAsOthers(ratings);
        if (several.Length == 0 && judged.Length > 0) (alike, skill, right) = AgainstModel(ratings, model, judged.Length);
        var weights = Array.ConvertAll(alike, Above);
        var answers = (double)ratings.Label.Length / Math.Max(1, Enumerable.Range(0, n).Count(i => ratings.CountOf(i) > 0));
        return new ModelWeighted(ratings, model, skill, weights, Above(judged.Length == 0 ? 0 : right / judged.Length) * Math.Sqrt(answers), temperature);
    }

    /// <summary>The vote on an item when one answer is left out.</summary>
    public void Without(int item, int answer, Span<double> chances) => Vote(item, answer, chances);

    private void Vote(int item, int without, Span<double> chances)
    {
        var k = _ratings.LabelCount;
        var total = ModelWeight;
        for (var label = 0; label < k; label++) chances[label] = ModelWeight * Model[item * k + label];
        for (var a = _ratings.Starts[item]; a < _ratings.Starts[item + 1]; a++)
        {
            if (a == without) continue;
            var weight = Weights[_ratings.Rater[a]];
            total += weight;
            for (var label = 0; label < k; label++) chances[label] += weight * (label == _ratings.Label[a] ? AnswerSkill : (1 - AnswerSkill) / Math.Max(1, k - 1));
        }

        for (var label = 0; label < k; label++) chances[label] /= total;
    }

    /// <summary>
    /// Skills where every item has one answer. If model and annotator err independently they agree in about (his skill x the model's) of cases, so the
    /// model is at least as good as its best agreement with anybody who has answers enough; his skill is then his agreement over that. The estimate is ours.
    /// </summary>
    private static (double[] Same, double Skill, double Right) AgainstModel(Ratings ratings, double[] model, int items)
    {
        var k = ratings.LabelCount;
        double[] same = new double[ratings.RaterCount], given = new double[ratings.RaterCount];
        for (var i = 0; i < ratings.ItemCount; i++)
            for (var a = ratings.Starts[i]; a < ratings.Starts[i + 1]; a++)
            {
                given[ratings.Rater[a]]++;
                if (ArgMax(model.AsSpan(i * k, k)) == ratings.Label[a]) same[ratings.Rater[a]]++;
            }

        var mean = same.Sum() / given.Sum();
        var best = same.Zip(given, (s, g) => g >= FewestOfBest ? s / g : mean).Append(mean).Max();
        double[] skills = [.. same.Zip(given, (s, g) => Math.Min(1, (g > 0 ? s / g : mean) / Math.Max(Least, best)))];
        return (skills, Math.Min(1 - Least, skills.Zip(given, (skill, g) => skill * g).Sum() / given.Sum()), best * items);
    }

    /// <summary>s_j; for annotators who share no item the mean of the others.</summary>
    private static double[] SameAsOthers(Ratings ratings)
    {
        double[] same = new double[ratings.RaterCount], compared = new double[ratings.RaterCount];
        for (var i = 0; i < ratings.ItemCount; i++)
            for (var a = ratings.Starts[i]; a < ratings.Starts[i + 1]; a++)
                for (var b = ratings.Starts[i]; b < ratings.Starts[i + 1]; b++)
                {
                    if (a == b) continue;
                    compared[ratings.Rater[a]]++;
                    if (ratings.Label[a] == ratings.Label[b]) same[ratings.Rater[a]]++;
                }

        var mean = compared.Sum() > 0 ? same.Sum() / compared.Sum() : 1;
        return [.. same.Zip(compared, (s, c) => c > 0 ? s / c : mean)];
    }

    /// <summary>The temperature, from 1/4 to 8 in steps of a quarter power of two, with the least log loss on the majority's labels.</summary>
    private static double Temper(double[] probabilities, int[] majority, int[] judged, int k)
    {
        var (best, least) = (1.0, double.PositiveInfinity);
        for (var step = -8; step <= 12; step++)
        {
            var temperature = Math.Pow(2, step / 4.0);
            double loss = 0;
            foreach (var i in judged)
            {
                double sum = 0;
                for (var label = 0; label < k; label++) sum += Power(probabilities[i * k + label], temperature);
                loss -= Math.Log(Power(probabilities[i * k + majority[i]], temperature) / sum);
            }

            if (loss < least) (best, least) = (temperature, loss);
        }

        return best;
    }

    private static double[] Tempered(double[] probabilities, double temperature, int k)
    {
        var tempered = Array.ConvertAll(probabilities, p => Power(p, temperature));
        for (var i = 0; i < tempered.Length; i += k)
        {
            double sum = 0;
            for (var label = 0; label < k; label++) sum += tempered[i + label];
            for (var label = 0; label < k; label++) tempered[i + label] /= sum;
        }

        return tempered;
    }

    private static double Power(double p, double temperature) => Math.Pow(Math.Max(1e-9, p), 1 / temperature);

    internal static int ArgMax(ReadOnlySpan<double> values)
    {
        var best = 0;
        for (var l = 1; l < values.Length; l++)
            if (values[l] > values[best]) best = l;
        return best;
    }
}
