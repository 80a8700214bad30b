using System.Collections.Immutable;
using CsCheck;
using Millibar.Plan;
using Millibar.Plan.Charters;
using Millibar.Plan.Charters.Fields;
using Millibar.Tests.Plan.Charters;

namespace Millibar.Tests.Plan;

public sealed class CharterYamlTests
{
    [Fact]
    public void A_full_charter_comes_back_from_its_file_as_it_was_without_a_warning()
    {
        var (back, warnings) = CharterYaml.Read(CharterYaml.Write(FullCharter.Value), "plan.yaml");
        Assert.Equal(CharterJson.Write(FullCharter.Value), CharterJson.Write(back));
        Assert.Empty(warnings);
    }

    [Fact]
    public void Any_charter_comes_back_from_its_file_exactly() => Charters().Sample(
        charter =>
        {
            var (back, warnings) = CharterYaml.Read(CharterYaml.Write(charter), "plan.yaml");
            Assert.Equal(CharterJson.Write(charter), CharterJson.Write(back));
            Assert.Empty(warnings);
        },
        iter: 300);

    [Fact]
    public void The_file_explains_every_field_and_names_its_schema()
    {
        var text = CharterYaml.Write(Charter.Empty, "x/charter.schema.json");
        Assert.StartsWith("# yaml-language-server: $schema=x/charter.schema.json\n", text, StringComparison.Ordinal);
        var lines = text.Split('\n');
        foreach (var field in AllCharterFields.InOrder)
        {
            var line = Array.FindIndex(lines, l => l.Trim() == $"{field.Name}:" && l.StartsWith(' ') == (field.Section is not null));
            Assert.True(line > 0 && lines[line - 1].TrimStart().StartsWith('#'), field.Key);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_example_in_a_comment_can_be_written(string key)
    {
        var field = AllCharterFields.Find(key)!;
        var text = field.Section is null ? $"{field.Name}: {field.Example}" : $"{field.Section}:\n  {field.Name}: {field.Example}";
        var (charter, warnings) = CharterYaml.Read(text, "plan.yaml");
        Assert.NotNull(field.Get(charter));
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("problme: x", "charter-unknown-field", "line 1, column 1", "'problem'")]
    [InlineData("column: x", "charter-unknown-field", "line 1, column 1", "'target.column'")]
    [InlineData("success:\n  optimize: f1", "charter-unknown-field", "line 2, column 3", "'optimise'")]
    [InlineData("users: loan officers", "charter-type", "line 1, column 8", "a list")]
    [InlineData("problem: [a]", "charter-type", "line 1, column 10", "not a list")]
    [InlineData("target: y", "charter-type", "line 1, column 9", "section")]
    [InlineData("resources:\n  money: lots", "charter-type", "line 2, column 10", "'lots' is not a number")]
    [InlineData("resources:\n  money: .nan", "charter-type", "line 2, column 10", "not a number")]
    [InlineData("resources:\n  money: 50,000", "charter-type", "line 2, column 10", "not a number")]
    [InlineData("resources:\n  rows: -5", "charter-range", "line 2, column 9", "0 or more")]
    [InlineData("resources:\n  months: 3 weeks", "charter-unit", "line 2, column 11", "another unit")]
    [InlineData("resources:\n  currency: USD\n  money: 500 EUR", "charter-unit", "line 3, column 10", "counts in USD")]
    [InlineData("resources:\n  money: €500", "charter-unit", "line 2, column 10", "no currency yet")]
    [InlineData("resources:\n  currency: euro", "charter-type", "line 2, column 13", "three capital letters")]
    [InlineData("production:\n  max_failure_rate: 5", "charter-range", "line 2, column 21", "0 to 1")]
    [InlineData("production:\n  max_failure_rate: 5%", "charter-unit", "line 2, column 21", "another unit")]
    [InlineData("production:\n  size_mb: 2 GiB", "charter-unit", "line 2, column 12", "another unit")]
    [InlineData("priority:\n  cost: [9, 3]", "charter-range", "line 2, column 9", "upside down")]
    [InlineData("priority:\n  cost: 9 to 3", "charter-range", "line 2, column 9", "upside down")]
    [InlineData("priority:\n  cost: [9]", "charter-type", "line 2, column 9", "an upper end")]
    [InlineData("priority:\n  data: [0.5, 1.5]", "charter-range", "line 2, column 15", "0 to 1")]
    [InlineData("archetype: autonomus", "charter-choice", "line 1, column 12", "'autonomous'")]
    [InlineData("due:\n  plan: 31.01.2027", "charter-type", "line 2, column 9", "a day")]
    [InlineData("outcome:\n  higher_is_better: maybe", "charter-type", "line 2, column 21", "true or false")]
    [InlineData("answers:\n  flywheal: x", "charter-unknown-field", "line 2, column 3", "'flywheel'")]
    [InlineData("success:\n  optimise: rocauc", "charter-metric", "line 2, column 13", "'roc_auc'")]
    [InlineData("target:\n  task: regression\nsuccess:\n  optimise: roc_auc", "charter-metric", "line 4, column 13", "for regression tasks")]
    [InlineData("success:\n  weights: {good: 1}", "charter-metric", "line 2, column 13", "no metric 'good'")]
    [InlineData("success:\n  requirements: [good accuracy]", "requirement-syntax", "line 2, column 18", "not a requirement")]
    [InlineData("success:\n  requirements: [accuracy >= 1.5]", "requirement-range", "line 2, column 18", "never be 1.5")]
    [InlineData("success:\n  requirements: [acuracy >= 0.5]", "requirement-metric", "line 2, column 18", "no metric called 'acuracy'")]
    [InlineData("target:\n  task: regression\nsuccess:\n  requirements: [accuracy >= 0.5]", "requirement-metric", "line 4, column 18", "regression")]
    [InlineData("", "charter-empty", "plan.yaml", "empty")]
    [InlineData("# only a comment\n", "charter-empty", "plan.yaml", "empty")]
    [InlineData("just words", "charter-type", "line 1, column 1", "name: value")]
    public void A_mistake_is_told_with_its_place(string text, string code, string where, string message)
    {
        var wrong = Assert.Throws<MillibarException>(() => CharterYaml.Read(text, "plan.yaml"));
        Assert.Equal(code, wrong.Code);
        Assert.Contains(where, wrong.Where, StringComparison.Ordinal);
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
        Assert.NotEmpty(wrong.Remedy);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        var wrong = Assert.Throws<MillibarException>(() => CharterYaml.Read("problme: x\nusers: me\nresources:\n  months: 3 weeks\n  money: x\n", "plan.yaml"));
        Assert.Equal("charter-unknown-field", wrong.Code);
        Assert.StartsWith("4 things are wrong.", wrong.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 4, 5], wrong.Message.Split('\n').Skip(1).Select(line => int.Parse(line.Trim().Split(' ', ',')[1])));
        Assert.Contains("0.69", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resources:\n  months: 3 months\n  currency: EUR\n  money: 500 EUR", 3, 500)]
    [InlineData("resources: {months: 3, currency: EUR, money: EUR 500}", 3, 500)]
    public void A_unit_that_fits_may_be_written(string text, double months, double money)
    {
        var resources = CharterYaml.Read(text, "plan.yaml").Charter.Resources;
        Assert.Equal((months, money), (resources.Months, resources.Money));
    }

    [Fact]
    public void A_metric_is_kept_under_our_name()
    {
        Assert.Equal("roc_auc", CharterYaml.Read("success: {optimise: auc}", "plan.yaml").Charter.Success.Optimise);
        Assert.Equal(["brier"], CharterYaml.Read("success: {weights: {brier_score: 1}}", "plan.yaml").Charter.Success.Weights.Keys);
    }

    public static TheoryData<string> Keys() => [.. AllCharterFields.InOrder.Select(field => field.Key)];

    private static Gen<Charter> Charters()
    {
        var hard = OneOf("no", "1.10", "012", "12:30:45", "null", "~", "", " x ", "a: b", "# x", "- x", "x # y", "\"q\"", "it's", "a\nb", "a\n\n  b\n", "\ta", "a\\b", "Köln 서울 👍", "*a", "&a", "!t", "{a}", "[a]", "a\u2028b", "x:", "%", "---", "...", "true", "2027-01-01", "a\n---\nb", "= >", "x\r\ny", "é\u0085");
        var letters = Gen.String[Gen.Char[" abzÄ0:#-\"'\\\n\t,[]{}&*!|>%@`?.~é漢"], 0, 20];
        var text = Gen.OneOf(hard, letters).Where(t => !t.Contains('\r') && !t.Contains('\u0085'));
        var number = Gen.OneOf(Gen.Double[0, 1e9], Gen.Int[0, 1000].Select(i => (double)i), OneOf(0, 1e300, 5e-324, 0.1 + 0.2, 1e21, double.MaxValue));
        var share = Gen.Double[0, 1];
        var values = AllCharterFields.InOrder.Select(field => Value(field, text, number, share))
            .Aggregate(Gen.Const(ImmutableList<FieldValue?>.Empty), (all, one) => Gen.Select(all, one, (list, value) => list.Add(value)));
        // A task would forbid the metrics of the others.
        return values.Select(list => AllCharterFields.InOrder.Zip(list).Where(pair => pair.First.Key != "target.task").Aggregate(Charter.Empty, (charter, pair) => pair.First.Set(charter, pair.Second)));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<FieldValue?> Value(CharterField field, Gen<string> text, Gen<double> number, Gen<double> share)
    {
        Gen<FieldValue?> value = field.Kind switch
        {
            FieldKind.Number { High: 1 } => share.Select(v => (FieldValue?)new FieldValue.Number(v)),
            FieldKind.Number => number.Select(v => (FieldValue?)new FieldValue.Number(v)),
            FieldKind.Flag => Gen.Bool.Select(v => (FieldValue?)new FieldValue.Flag(v)),
            FieldKind.Date => Gen.Int[1, 3_000_000].Select(v => (FieldValue?)new FieldValue.Date(DateOnly.FromDayNumber(v))),
            FieldKind.Texts => text.Array[1, 4].Select(v => (FieldValue?)new FieldValue.Texts([.. v])),
            FieldKind.Requirements => OneOf("roc_auc >= 0.8", "latency_p99_ms <= 50 at 0.9", "r2 >= -1").Array[1, 3].Select(v => (FieldValue?)new FieldValue.Texts([.. v])),
            FieldKind.Range { High: 1 } => Gen.Select(share, share, (a, b) => (FieldValue?)new FieldValue.Range(new(Math.Min(a, b), Math.Max(a, b)))),
            FieldKind.Range => Gen.Select(number, number, (a, b) => (FieldValue?)new FieldValue.Range(new(Math.Min(a, b), Math.Max(a, b)))),
            FieldKind.Answers => text.Select(v => (FieldValue?)new FieldValue.TextMap(ImmutableSortedDictionary<string, string>.Empty.Add("flywheel", v))),
            FieldKind.Weights => number.Select(v => (FieldValue?)new FieldValue.NumberMap(ImmutableSortedDictionary<string, double>.Empty.Add("f1", v))),
            FieldKind.Choice choice => Gen.Int[0, choice.Codes.Length - 1].Select(i => (FieldValue?)new FieldValue.Text(choice.Codes[i])),
            FieldKind.Metric => Gen.Const((FieldValue?)new FieldValue.Text("mae")),
            FieldKind.Currency => Gen.Const((FieldValue?)new FieldValue.Text("KRW")),
            _ => text.Select(v => (FieldValue?)new FieldValue.Text(v)),
        };
        return Gen.OneOf(value, Gen.Const((FieldValue?)null));
    }
}
