using Millibar.Data;
using Millibar.Data.Consensus;
using Millibar.Statistics;

namespace Millibar.Tests.Data.Consensus;

public sealed class ConsensusStudyTests
{
    private const int Classes = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_few_annotators_a_model_helps(int each)
    {
        var (sheet, truth, probabilities) = Crowd(items: 1_500, each, seed: each);
        var model = Right(Make(sheet, probabilities, ConsensusMethod.Model), truth);
        var (majority, people) = (Right(Make(sheet, [], ConsensusMethod.Majority), truth), Right(Make(sheet, [], ConsensusMethod.DawidSkene), truth));
        Assert.True(model > majority + 0.01, $"{model} {majority} {people}");
        Assert.True(model > people, $"{model} {majority} {people}");
    }

    [Fact]
    public void With_answers_enough_the_vote_is_left_to_people_unless_it_is_asked_for()
    {
        var (sheet, truth, probabilities) = Crowd(items: 1_500, 5, seed: 5);
        var report = ConsensusStudy.Make(sheet, probabilities, new Dictionary<string, string>(), new ConsensusOptions(), default);
        Assert.Equal(ConsensusMethod.DawidSkene, report.Method);
        Assert.True(Right(report, truth) > Right(Make(sheet, probabilities, ConsensusMethod.Model), truth));
        (sheet, _, probabilities) = Crowd(items: 500, 2, seed: 5);
        Assert.Equal(ConsensusMethod.Model, ConsensusStudy.Make(sheet, probabilities, new Dictionary<string, string>(), new ConsensusOptions(), default).Method);
    }

    [Fact]
    public void With_many_annotators_all_agree()
    {
        var (sheet, truth, probabilities) = Crowd(items: 300, 25, seed: 9);
        foreach (var (method, given) in new[] { (ConsensusMethod.Majority, (double[])[]), (ConsensusMethod.DawidSkene, []), (ConsensusMethod.Model, probabilities) })
            Assert.True(Right(Make(sheet, given, method), truth) > 0.99, $"{method}");
    }

    [Fact]
    public void Nobody_is_judged_by_a_consensus_that_holds_his_own_answer()
    {
        // Two people who never agree: with his own answer in it, a consensus would find each right half of the time or more.
        var report = Make(Sheet(Enumerable.Range(0, 40).SelectMany(i => new[] { ($"{i}", "a", i % 2 == 0 ? "x" : "y"), ($"{i}", "b", i % 2 == 0 ? "y" : "x") })), [], ConsensusMethod.Majority);
        Assert.All(report.Annotators, one => Assert.True(one.Right!.Value.Value < 0.6));
        Assert.Null(report.Right);
        Assert.Null(report.Rungs.Single(rung => rung.Rung == "human-ensemble").Accuracy);
    }

    [Fact]
    public void An_expert_measures_what_the_qualities_only_assume()
    {
        var (sheet, truth, _) = Crowd(items: 400, 5, seed: 4);
        var known = truth.Take(200).Select((label, i) => (Item: $"{i}", Label: label.ToString())).ToDictionary(pair => pair.Item, pair => pair.Label);
        var report = ConsensusStudy.Make(sheet, [], known, new ConsensusOptions { Method = ConsensusMethod.Majority }, default);
        Assert.Equal(200, report.Confirmed);
        Assert.Equal(report.Items.Take(200).Count(item => item.Label == known[item.Item]) / 200.0, report.Right!.Value.Value, 9);
        Assert.Equal(report.Right, report.Rungs.Single(rung => rung.Rung == "human-ensemble").Accuracy);
    }

    [Fact]
    public void Good_annotators_are_certified_bad_ones_retrained_and_few_answers_decide_nothing()
    {
        var (sheet, _, _) = Crowd(items: 600, 5, seed: 5);
        var odd = AnswerSheets.Of([.. sheet.Answers.Select(a => new GivenAnswer(sheet.Items[a.Item], sheet.Annotators[a.Annotator], sheet.Labels[a.Label], null, "")), new GivenAnswer("0", "once", "1", null, "")]);
        var report = ConsensusStudy.Make(odd, [], new Dictionary<string, string>(), new ConsensusOptions { Method = ConsensusMethod.DawidSkene, Bar = 0.75 }, default);
        Assert.Equal(AnnotatorStanding.Certify, report.Annotators.Single(one => one.Annotator == "w0").Standing);
        Assert.Equal(AnnotatorStanding.Retrain, report.Annotators.Single(one => one.Annotator == "w9").Standing);
        Assert.Equal(AnnotatorStanding.Open, report.Annotators.Single(one => one.Annotator == "once").Standing);
        Assert.True(report.Rungs.Single(rung => rung.Rung == "human-expert").Value > report.Rungs.Single(rung => rung.Rung == "human-single").Value);
    }

    [Fact]
    public void A_method_that_needs_a_model_says_so() =>
        Assert.Equal("consensus-no-model", Assert.Throws<MillibarException>(() => Make(Sheet([("1", "a", "x"), ("1", "b", "y")]), [], ConsensusMethod.Model)).Code);

    private static ConsensusReport Make(AnswerSheet sheet, double[] probabilities, ConsensusMethod method) =>
        ConsensusStudy.Make(sheet, probabilities, new Dictionary<string, string>(), new ConsensusOptions { Method = method }, default);

    private static double Right(ConsensusReport report, int[] truth) => report.Items.Zip(truth).Count(pair => pair.First.Label == pair.Second.ToString()) / (double)truth.Length;

    /// <summary>Ten annotators from 0.95 down to 0.5 right; a model that is right 85 times in a hundred.</summary>
    private static (AnswerSheet Sheet, int[] Truth, double[] Probabilities) Crowd(int items, int each, int seed)
    {
        var random = new RandomStream(seed);
        var truth = new int[items];
        var probabilities = new double[items * Classes];
        List<(string, string, string)> answers = [];
        for (var i = 0; i < items; i++)
        {
            truth[i] = random.NextInt(Classes);
            var said = random.NextDouble() < 0.85 ? truth[i] : random.NextInt(Classes);
            for (var c = 0; c < Classes; c++) probabilities[i * Classes + c] = c == said ? 0.7 : 0.1;
            var first = random.NextInt(10);
            for (var a = 0; a < each; a++)
            {
                var who = first + a;
                var right = random.NextDouble() < 0.95 - 0.05 * (who % 10);
                answers.Add(($"{i}", $"w{(who >= 10 && each > 10 ? who : who % 10)}", (right ? truth[i] : (truth[i] + 1 + random.NextInt(Classes - 1)) % Classes).ToString()));
            }
        }

        return (Sheet(answers), truth, probabilities);
    }

    private static AnswerSheet Sheet(IEnumerable<(string Item, string Annotator, string Label)> answers) =>
        AnswerSheets.Of([.. answers.Select(answer => new GivenAnswer(answer.Item, answer.Annotator, answer.Label, null, ""))]);
}
