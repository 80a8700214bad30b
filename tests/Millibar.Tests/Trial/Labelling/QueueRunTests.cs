using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Millibar.Data;
using Millibar.Data.Queues;
using Millibar.Data.Splits;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.Trial;
using Millibar.Trial.Labelling;

namespace Millibar.Tests.Trial.Labelling;

public sealed class QueueRunTests
{
    [Fact]
    public async Task Rows_without_a_label_are_chosen_and_rows_with_one_teach()
    {
        var report = await MakeAsync(new QueueOptions { Path = "data", Target = "y", Size = 20 });
        Assert.Equal((200, 400, "linear"), (report.Labelled, report.Candidates, report.Model));
        Assert.All(report.Draft.Items, item => Assert.True(item.Row > 200));
        Assert.All(report.Rows, row => Assert.True(report.Table.Columns[report.TargetColumn].IsMissing(row)));
        Assert.Equal(["no", "yes"], report.Classes);
        // The border lies at x = 0: what is chosen by doubt lies near it, what is drawn at random does not.
        var x = ((Column.Number)report.Table.Columns[0]).Values;
        double Far(QueueOrder order) => report.Draft.Items.Zip(report.Rows).Where(pair => pair.First.Order == order).Average(pair => Math.Abs(x[pair.Second]));
        Assert.True(Far(QueueOrder.Uncertainty) < 0.6 * Far(QueueOrder.Random));
    }

    [Fact]
    public async Task A_second_file_needs_no_column_of_labels_and_its_rows_keep_their_numbers()
    {
        var report = await MakeAsync(new QueueOptions { Path = "data", Target = "y", UnlabelledPath = "more", Size = 10 });
        Assert.Equal((200, 100), (report.Labelled, report.Candidates));
        Assert.Equal("more", report.Table.Name);
        Assert.All(report.Draft.Items, item => Assert.InRange(item.Row, 1, 100));
    }

    [Fact]
    public async Task What_waits_or_has_answers_is_left_out_and_the_end_says_so()
    {
        var first = await MakeAsync(new QueueOptions { Path = "data", Target = "y", Size = 300, Order = QueueOrder.Random });
        var waiting = first.Draft.Items.Select(item => item.Item).ToFrozenSet(StringComparer.Ordinal);
        var answers = AnswerCounts.Of([AnswerSheets.Of([.. first.Draft.Items.Take(30).Select(item => new GivenAnswer(item.Item, "ann", "yes", null, ""))])]);
        var second = await MakeAsync(new QueueOptions { Path = "data", Target = "y", Size = 300, Waiting = [.. waiting.Skip(30)], Answers = answers });
        Assert.Equal(400, second.Candidates + second.Waiting + second.Answered);
        Assert.DoesNotContain(second.Draft.Items, item => waiting.Contains(item.Item) && !answers.Has(item.Item) && second.Options.Waiting.Contains(item.Item));
        Assert.DoesNotContain(second.Draft.Items, item => answers.Has(item.Item));
        var all = await Assert.ThrowsAsync<MillibarException>(() => MakeAsync(second.Options with { Waiting = [.. waiting, .. second.Draft.Items.Select(item => item.Item)] }));
        Assert.Equal("queue-all-waiting", all.Code);
    }

    [Fact]
    public async Task With_a_split_doubt_chooses_rows_to_learn_from_and_an_open_gate_test_rows()
    {
        var table = CsvTable.Parse("data", Data(200, 400));
        ImmutableArray<SplitColumn> columns = [.. new[] { "x", "z" }.Select(name => SplitColumn.Of(table.Columns[table.IndexOf(name)]))];
        var split = new LockedSplit { Kind = "stratified", Columns = columns, Share = 0.3, Salt = 7, Target = "y", Data = "" };
        var sides = LockedSides.Of(split, table);
        var doubt = await MakeAsync(new QueueOptions { Path = "data", Target = "y", Size = 30, Order = QueueOrder.Uncertainty, Split = split });
        Assert.All(doubt.Rows, row => Assert.Equal(SplitSide.Train, sides[row]));
        Assert.All(doubt.Draft.Items, item => Assert.False(item.IsTest));

        var pending = new PendingRequirement(RequirementState.Undecided, "accuracy >= 0.9", "accuracy", 0.9, new Interval(0.91, 0.87, 0.95), 60);
        var test = await MakeAsync(new QueueOptions { Path = "data", Target = "y", Size = 30, Order = QueueOrder.Decision, Split = split, Pending = pending });
        Assert.All(test.Rows, row => Assert.Equal(SplitSide.Test, sides[row]));
        Assert.All(test.Draft.Items, item => Assert.True(item is { IsTest: true, Probability: > 0 }));
        Assert.InRange(test.DecisionChance!.Value, 0.0001, 0.9999);

        var random = await MakeAsync(new QueueOptions { Path = "data", Target = "y", Size = 200, Order = QueueOrder.Random, Split = split });
        Assert.All(random.Rows.Zip(random.Draft.Items), pair => Assert.Equal(sides[pair.First] == SplitSide.Test, pair.Second.IsTest));
        Assert.InRange(random.Draft.Items.Count(item => item.IsTest), 30, 90);
    }

    [Fact]
    public async Task Numbers_are_doubted_where_two_models_differ_and_auto_stays_with_chance()
    {
        var doubt = await MakeAsync(new QueueOptions { Path = "numbers", Target = "y", Size = 20, Order = QueueOrder.Uncertainty });
        Assert.Equal(16, doubt.Draft.Items.Count(item => item.Order == QueueOrder.Uncertainty));
        Assert.Empty(doubt.Classes);
        var auto = await MakeAsync(new QueueOptions { Path = "numbers", Target = "y", Size = 20 });
        Assert.All(auto.Draft.Items, item => Assert.Equal(QueueOrder.Random, item.Order));
        Assert.Contains("For numbers", auto.Draft.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_hardly_a_label_all_is_chance()
    {
        var report = await MakeAsync(new QueueOptions { Path = "blank", Target = "y", Size = 20 });
        Assert.Null(report.Model);
        Assert.All(report.Draft.Items, item => Assert.Equal(QueueOrder.Random, item.Order));
    }

    [Theory]
    [InlineData("full", "y", null, "Auto", "queue-nothing-open")]
    [InlineData("data", "why", null, "Auto", "target-missing")]
    [InlineData("data", "y", "nam", "Auto", "column-missing")]
    [InlineData("data", "y", "z", "Auto", "item-repeated")]
    [InlineData("data", "y", null, "Consensus", "queue-no-answers")]
    public async Task What_cannot_be_done_is_refused(string path, string target, string? id, string order, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<MillibarException>(() => MakeAsync(new QueueOptions { Path = path, Target = target, Id = id, Order = Enum.Parse<QueueOrder>(order) }))).Code);

    private static Task<QueueReport> MakeAsync(QueueOptions options) => new QueueRun(new TrialEngines { Reader = new Files() }).RunAsync(options, CancellationToken.None);

    /// <summary>Two columns, of which x decides; the first rows have a label.</summary>
    private static string Data(int labelled, int open, bool numbers = false)
    {
        var random = new RandomStream(4);
        var text = new StringBuilder("x,z,y\n");
        for (var row = 0; row < labelled + open; row++)
        {
            var (x, z) = (Math.Round(random.NextGaussian(), 6), random.NextInt(5));
            var label = numbers ? (x * x + 0.1 * random.NextGaussian()).ToString("0.0000", CultureInfo.InvariantCulture) : x + 0.2 * random.NextGaussian() > 0 ? "yes" : "no";
            text.Append(CultureInfo.InvariantCulture, $"{x},{z},{(row < labelled ? label : "")}\n");
        }

        return text.ToString();
    }

    private sealed class Files : ITableReader
    {
        public Task<Table> ReadAsync(string path, ReadOptions options, CancellationToken ct) => Task.FromResult(CsvTable.Parse(path, path switch
        {
            "data" => Data(200, 400),
            "numbers" => Data(200, 400, numbers: true),
            "blank" => Data(3, 100),
            "full" => Data(100, 0),
            "more" => string.Join('\n', Data(0, 100).Split('\n').Select(line => line.Length == 0 ? "" : line[..line.LastIndexOf(',')])),
            _ => throw new ArgumentOutOfRangeException(nameof(path)),
        }));
    }
}
