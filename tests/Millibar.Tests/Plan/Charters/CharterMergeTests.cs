using Millibar.Plan.Charters;

namespace Millibar.Tests.Plan.Charters;

public sealed class CharterMergeTests
{
    private static readonly Charter Start = new() { Problem = "p", Decision = "d", Users = ["u"] };

    [Fact]
    public void What_only_one_side_changed_is_taken_from_that_side()
    {
        var (merged, disputed) = CharterMerge.Of(Start, Start with { Problem = "mine", Users = [] }, Start with { Decision = "theirs", Security = "new" });
        Assert.Equal(("mine", "theirs", "new"), (merged.Problem, merged.Decision, merged.Security));
        Assert.Empty(merged.Users);
        Assert.Empty(disputed);
    }

    [Fact]
    public void What_both_changed_is_named_and_stays_as_I_have_it()
    {
        var (merged, disputed) = CharterMerge.Of(Start, Start with { Problem = "mine", Decision = "same" }, Start with { Problem = "theirs", Decision = "same" });
        Assert.Equal("mine", merged.Problem);
        Assert.Equal([new CharterDifference("problem", "theirs", "mine")], disputed);
    }
}
