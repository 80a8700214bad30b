using Millibar.Plan;
using Millibar.Plan.Charters;
using Millibar.Tests.Plan.Charters;

namespace Millibar.Tests.Plan;

public sealed class CharterEditTests
{
    [Fact]
    public void Fields_are_set_by_their_dotted_names_and_cleared_without_a_value()
    {
        var charter = CharterEdit.Set(Charter.Empty, "resources.months", ["6 months"]);
        charter = CharterEdit.Set(charter, "users", ["loan officers", "no"]);
        charter = CharterEdit.Set(charter, "priority.cost", ["1000 to 5000"]);
        charter = CharterEdit.Set(charter, "priority.success", ["0.2", "0.6"]);
        charter = CharterEdit.Set(charter, "answers.flywheel", ["yes"]);
        charter = CharterEdit.Set(charter, "success.weights.f1", ["0.5"]);
        charter = CharterEdit.Set(charter, "success.weights.recall", ["0.5"]);
        charter = CharterEdit.Set(charter, "outcome.higher_is_better", ["no"]);
        Assert.Equal((6, new EstimateRange(1000, 5000), new EstimateRange(0.2, 0.6), false), (charter.Resources.Months, charter.Priority.Cost, charter.Priority.Success, charter.Outcome.HigherIsBetter));
        Assert.Equal(["loan officers", "no"], charter.Users);
        Assert.Equal("yes", charter.Answers["flywheel"]);
        Assert.Equal(2, charter.Success.Weights.Count);
        Assert.Equal(["recall"], CharterEdit.Set(charter, "success.weights.f1", []).Success.Weights.Keys);
        Assert.Empty(CharterEdit.Set(charter, "users", []).Users);
    }

    [Theory]
    [InlineData("problme", "x", "charter-unknown-field", "'problem'")]
    [InlineData("money", "x", "charter-unknown-field", "'resources.money'")]
    [InlineData("resources", "x", "charter-unknown-field", "is a section")]
    [InlineData("resources.months", "3 weeks", "charter-unit", "another unit")]
    [InlineData("archetype", "autonomus", "charter-choice", "'autonomous'")]
    [InlineData("success.requirements", "good accuracy", "requirement-syntax", "not a requirement")]
    [InlineData("priority.cost", "9 to 3", "charter-range", "upside down")]
    [InlineData("answers.flywheal", "x", "charter-unknown-field", "'flywheel'")]
    [InlineData("answers", "x", "charter-type", "by name")]
    public void A_wrong_name_or_value_is_told(string key, string value, string code, string message)
    {
        var wrong = Assert.Throws<MillibarException>(() => CharterEdit.Set(Charter.Empty, key, [value]));
        Assert.Equal(code, wrong.Code);
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_are_told_field_by_field()
    {
        var changed = FullCharter.Value with { Problem = null, Users = ["a, b"] };
        Assert.Equal(
            [new CharterDifference("problem", "Which loans default?", null), new CharterDifference("users", "[loan officers]", "[\"a, b\"]")],
            CharterDifference.Between(FullCharter.Value, changed));
        Assert.Empty(CharterDifference.Between(FullCharter.Value, FullCharter.Value with { Users = ["loan officers"] }));
    }
}
