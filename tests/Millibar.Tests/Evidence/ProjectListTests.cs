using Millibar.Evidence;

namespace Millibar.Tests.Evidence;

public sealed class ProjectListTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Projects_are_made_renamed_and_put_away_and_keep_their_id()
    {
        var list = With(ProjectList.Empty, projects => projects.Adding("  이탈 예측 ", At, "ann"));
        var made = Assert.Single(list.Projects);
        Assert.Equal(("이탈 예측", false, "ann"), (made.Name, made.Archived, made.By));
        list = With(list, projects => projects.Renaming(made, "Churn"));
        list = With(list, _ => ProjectList.Archiving(list.Find("churn")!, true));
        Assert.Equal(made with { Name = "Churn", Archived = true }, Assert.Single(list.Projects));
        Assert.Equal(made.Id, list.Find(made.Id)!.Id);
        Assert.Equal(3, list.Version);
        list = With(list, _ => ProjectList.Archiving(list.Find("churn")!, false));
        Assert.False(list.Projects[0].Archived);
    }

    [Fact]
    public void The_same_name_at_another_time_or_by_another_person_is_another_project()
    {
        var ids = new[] { (At, "ann"), (At.AddTicks(1), "ann"), (At, "bob") }.Select(of => With(ProjectList.Empty, list => list.Adding("x", of.Item1, of.Item2)).Projects[0].Id);
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("a\nb")]
    [InlineData("a\u0007b")]
    [InlineData("a\u2028b")]
    public void A_name_without_letters_or_with_control_characters_is_refused(string name) =>
        Assert.Equal("project-name", Assert.Throws<MillibarException>(() => ProjectList.Empty.Adding(name, At, "ann")).Code);

    [Fact]
    public void A_name_has_at_most_100_characters()
    {
        Assert.NotNull(ProjectList.Empty.Adding(new string('x', 100), At, "ann"));
        Assert.Equal("project-name", Assert.Throws<MillibarException>(() => ProjectList.Empty.Adding(new string('x', 101), At, "ann")).Code);
    }

    [Fact]
    public void A_name_is_unique_whatever_its_case_and_a_project_may_change_the_case_of_its_own()
    {
        var list = With(ProjectList.Empty, projects => projects.Adding("Übung", At, "ann"));
        Assert.Equal("project-exists", Assert.Throws<MillibarException>(() => list.Adding("üBUNG ", At, "ann")).Code);
        list = With(list, projects => projects.Renaming(list.Projects[0], "übung"));
        Assert.Equal("übung", list.Projects[0].Name);
    }

    private static ProjectList With(ProjectList list, Func<ProjectList, NewEntry> change)
    {
        var last = list.Version == 0 ? null : JournalLine.Chained(EntryKinds.WorkspaceStream, null, new NewEntry("x", null, "{}"u8.ToArray()), At, "ann") with { Version = list.Version };
        return list.With(JournalLine.Chained(EntryKinds.WorkspaceStream, last, change(list), At, "ann"));
    }
}
