using Millibar.Models.Targets;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.Tests.Data;

namespace Millibar.Tests.Models.Targets;

public sealed class TargetReaderTests
{
    private static readonly TargetOptions Defaults = new();

    [Fact]
    public void Text_with_two_values_is_binary_and_the_last_in_order_is_positive()
    {
        var target = Read(Rows.Texts("y", 40, i => i % 4 == 0 ? "yes" : "no"));
        Assert.Equal(TaskKind.Binary, target.Task);
        Assert.Equal(["no", "yes"], target.ClassNames);
        Assert.Equal(1, target.Classes[0]);
        Assert.Equal(0, target.Classes[1]);
    }

    [Fact]
    public void The_positive_class_can_be_chosen_and_becomes_class_one()
    {
        var target = Read(Rows.Texts("y", 40, i => i % 4 == 0 ? "good" : "bad"), Defaults with { Positive = "bad" });
        Assert.Equal(["good", "bad"], target.ClassNames);
        Assert.Equal(0, target.Classes[0]);
        Assert.Equal(1, target.Classes[1]);
    }

    [Fact]
    public void An_unknown_positive_class_names_the_nearest()
    {
        var error = Fails(Rows.Texts("y", 40, i => i % 2 == 0 ? "good" : "bad"), Defaults with { Positive = "godo" });
        Assert.Equal("positive-unknown", error.Code);
        Assert.Contains("--positive good", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_that_are_numbers_are_in_numeric_order()
    {
        var target = Read(Rows.Numbers("y", 110, i => i % 11));
        Assert.Equal(TaskKind.Multiclass, target.Task);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], target.ClassNames);
        Assert.Equal(10, target.Classes[10]);
        Assert.Contains(target.Notes, note => note.Code == "task-inferred");
    }

    [Theory]
    [InlineData(2, 40, TaskKind.Binary)]
    [InlineData(6, 200, TaskKind.Multiclass)]
    [InlineData(20, 100, TaskKind.Multiclass)]
    [InlineData(20, 99, TaskKind.Regression)]
    [InlineData(28, 4000, TaskKind.Regression)]
    public void Whole_numbers_are_classes_while_they_are_few(int distinct, int rows, TaskKind expected) =>
        Assert.Equal(expected, Read(Rows.Numbers("y", rows, i => i * 11 % distinct)).Task);

    [Fact]
    public void Fractions_are_a_regression_and_the_task_can_be_overridden()
    {
        Assert.Equal(TaskKind.Regression, Read(Rows.Numbers("y", 90, i => i % 3 * 0.5)).Task);
        Assert.Equal(TaskKind.Multiclass, Read(Rows.Numbers("y", 90, i => i % 3 * 0.5), Defaults with { Task = TaskKind.Multiclass }).Task);
        Assert.Equal(TaskKind.Regression, Read(Rows.Numbers("y", 90, i => i % 6), Defaults with { Task = TaskKind.Regression }).Task);
    }

    [Fact]
    public void A_missing_target_column_names_the_nearest_and_what_to_type()
    {
        var table = Rows.Of(Rows.Numbers("age", 40, i => i), Rows.Numbers("Churned customer", 40, i => i % 2));
        var error = Assert.Throws<MillibarException>(() => TargetReader.Read(table, "churned", Defaults));
        Assert.Equal("target-missing", error.Code);
        Assert.Contains("\"Churned customer\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("--target \"Churned customer\"", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_similar_name_a_usual_name_of_a_target_is_suggested()
    {
        var table = Rows.Of(Rows.Numbers("age", 40, i => i), Rows.Texts("city", 40, _ => "a"), Rows.Numbers("label", 40, i => i % 2), Rows.Numbers("income", 40, i => i));
        var error = Assert.Throws<MillibarException>(() => TargetReader.Read(table, "y", Defaults));
        Assert.Contains("--target label", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_cannot_be_learned_is_refused_with_its_own_code()
    {
        Assert.Equal("target-constant", Fails(Rows.Texts("y", 40, _ => "1")).Code);
        Assert.Equal("target-constant", Fails(Rows.Numbers("y", 40, _ => 3.14)).Code);
        Assert.Equal("target-all-missing", Fails(Rows.Numbers("y", 40, _ => double.NaN)).Code);
        Assert.Equal("target-all-missing", Fails(Rows.Texts("y", 40, _ => null)).Code);
        Assert.Equal("target-id-like", Fails(Rows.Texts("y", 60, i => $"id{i}")).Code);
        Assert.Equal("target-id-like", Fails(Rows.Numbers("y", 60, i => i + 1)).Code);
        Assert.Equal("too-few-rows", Fails(Rows.Numbers("y", 9, i => i % 2)).Code);
        Assert.Equal("target-not-numeric", Fails(Rows.Texts("y", 60, i => i % 2 == 0 ? "a" : "b"), Defaults with { Task = TaskKind.Regression }).Code);
        Assert.Equal("target-not-binary", Fails(Rows.Numbers("y", 60, i => i % 3), Defaults with { Task = TaskKind.Binary }).Code);
    }

    [Fact]
    public void A_table_without_features_is_refused()
    {
        Assert.Equal("no-features", Assert.Throws<MillibarException>(() => TargetReader.Read(Rows.Of(Rows.Numbers("y", 60, i => i % 2)), "y", Defaults)).Code);
        Assert.Equal("no-features", Fails(Rows.Numbers("y", 60, i => i % 2), Defaults with { NotFeatures = ["x"] }).Code);
        var constant = Rows.Of(Rows.Numbers("x", 60, _ => 7), Rows.Numbers("y", 60, i => i % 2));
        Assert.Equal("no-features", Assert.Throws<MillibarException>(() => TargetReader.Read(constant, "y", Defaults)).Code);
    }

    [Fact]
    public void Rows_without_a_target_are_left_out_and_counted()
    {
        var table = Rows.Of(Rows.Numbers("x", 40, i => i), Rows.Texts("y", 40, i => i % 8 == 0 ? null : i % 2 == 0 ? "a" : "b"));
        var target = TargetReader.Read(table, "y", Defaults);
        Assert.Equal(5, target.MissingRows);
        Assert.Equal(35, target.UsableRows.Length);
        Assert.Contains(target.Notes, note => note.Code == "target-missing-rows" && note.Message.ToString().Contains("5 of 40", StringComparison.Ordinal));

        var (kept, compact) = target.Compact(table);
        Assert.Equal(35, kept.RowCount);
        Assert.Equal(2, kept.RowNumbers[0]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 9], ((Column.Number)kept.Columns[0]).Values[..8]);
        Assert.Equal([.. Enumerable.Range(0, 35)], compact.UsableRows);
        Assert.DoesNotContain(-1, compact.Classes);
        Assert.Equal(40, table.RowCount);
    }

    [Fact]
    public void The_only_row_of_a_class_is_left_out_and_the_class_is_called_rare()
    {
        var table = Rows.Of(Rows.Numbers("x", 401, i => i), Rows.Numbers("y", 401, i => i == 7 ? 2 : i % 2));
        var target = TargetReader.Read(table, "y", Defaults);
        Assert.Equal(TaskKind.Binary, target.Task);
        Assert.Equal(["0", "1"], target.ClassNames);
        Assert.Equal(1, target.SingleRows);
        Assert.DoesNotContain(7, target.UsableRows);
        Assert.Contains(target.Notes, note => note.Code == "rare-class" && note.Message.ToString().Contains("\"2\" (1)", StringComparison.Ordinal));
    }

    [Fact]
    public void Lists_of_labels_and_spellings_of_one_label_are_noticed()
    {
        Assert.Contains(Read(Rows.Texts("y", 60, i => new[] { "a;b", "b", "a;c" }[i % 3])).Notes, note => note.Code == "multilabel");
        var note = Assert.Single(Read(Rows.Texts("y", 100, i => new[] { "spam", "ham", "Spam", "spam ", "spma" }[i % 5])).Notes, n => n.Code == "label-variants");
        Assert.Contains("\"Spam\" (20) = \"spam\" (20) = \"spam \" (20) = \"spma\" (20).", note.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("male", "female")]
    [InlineData("north", "south")]
    [InlineData("class1", "class2")]
    [InlineData("Yes, certainly", "Yes, perhaps")]
    public void Different_labels_are_left_alone(string a, string b) =>
        Assert.Empty(Read(Rows.Texts("y", 100, i => i % 3 == 0 ? a : b)).Notes);

    [Fact]
    public void One_enormous_value_is_noticed_and_a_long_tail_is_not()
    {
        Assert.Contains(Read(Rows.Numbers("y", 60, i => i == 3 ? 1e30 : i * 0.5)).Notes, note => note.Code == "target-outlier");
        Assert.Empty(Read(Rows.Numbers("y", 400, i => Math.Exp(i / 50.0))).Notes);
    }

    private static Target Read(Column target, TargetOptions? options = null) => TargetReader.Read(WithFeature(target), "y", options ?? Defaults);

    private static MillibarException Fails(Column target, TargetOptions? options = null) =>
        Assert.Throws<MillibarException>(() => TargetReader.Read(WithFeature(target), "y", options ?? Defaults));

    private static Table WithFeature(Column target) => Rows.Of(Rows.Numbers("x", target.Count, i => i * 31 % 17), target);
}
