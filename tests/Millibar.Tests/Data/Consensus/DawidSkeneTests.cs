using Millibar.Data.Consensus;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Tests.Data.Consensus;

public sealed class DawidSkeneTests
{
    /// <summary>Table 1 of Dawid and Skene (1979): 45 patients; the first observer looked three times, the others once.</summary>
    private const string Anaesthetists =
        "1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 1211111 "
        + "1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 1111111 1121121 "
        + "1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222";

    private static readonly int[] Observers = [0, 0, 0, 1, 2, 3, 4];

    [Fact]
    public void The_anaesthetists_come_out_as_published()
    {
        var model = DawidSkene.Fit(Patients(), 0, TestContext.Current.CancellationToken);
        Assert.Equal(-192.891, model.LogLikelihood, 0.001);
        Expect([.3996, .4220, .1118, .0667], model.Prior, 0.0001);
        Expect([.889, .111, 0, 0, .071, .876, .053, 0, 0, .339, .661, 0, 0, 0, .556, .444], model.Confusion[..16], 0.001);
    }

    [Fact]
    public void An_answer_left_out_has_no_say()
    {
        var model = DawidSkene.Fit(Patients(), 0, TestContext.Current.CancellationToken);
        var chances = new double[4];
        model.Without(2, 2 * 7 + 4, chances); // patient 3: 1 1 2 2 1 2 2, without observer 3's 1
        Assert.True(chances[1] >= model.Posterior[2 * 4 + 1]);
        Assert.Equal(1, chances.Sum(), 9);
    }

    [Fact]
    public void Annotators_without_differences_are_taken_for_alike_and_a_contrarian_is_seen()
    {
        Assert.False(AnnotatorStrength.Choose(Crowd(contrarian: false), new RandomStream(1), default).Differ);
        var strength = AnnotatorStrength.Choose(Crowd(contrarian: true), new RandomStream(1), default);
        Assert.True(strength.Differ, $"{strength}");
        var model = DawidSkene.Fit(Crowd(contrarian: true), strength.Strength, default);
        Assert.True(model.Confusion[1] > 0.6); // says 1 where 0 is true
        Assert.True(model.Confusion[4 + 0] > 0.6);
    }

    private static Ratings Crowd(bool contrarian)
    {
        var random = new RandomStream(7);
        List<int> items = [], raters = [], labels = [];
        for (var i = 0; i < 300; i++)
        {
            var truth = random.NextInt(2);
            for (var rater = 0; rater < 4; rater++)
            {
                items.Add(i);
                raters.Add(rater);
                labels.Add(random.NextDouble() < 0.8 ^ (contrarian && rater == 0) ? truth : 1 - truth);
            }
        }

        return Ratings.Of(300, 4, 2, [.. items], [.. raters], [.. labels]);
    }

    private static Ratings Patients()
    {
        List<int> items = [], raters = [], labels = [];
        var patients = Anaesthetists.Split(' ');
        for (var i = 0; i < patients.Length; i++)
            for (var look = 0; look < 7; look++)
            {
                items.Add(i);
                raters.Add(Observers[look]);
                labels.Add(patients[i][look] - '1');
            }

        return Ratings.Of(patients.Length, 5, 4, [.. items], [.. raters], [.. labels]);
    }

    private static void Expect(double[] expected, double[] actual, double within)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var at = 0; at < expected.Length; at++) Assert.Equal(expected[at], actual[at], within);
    }
}
