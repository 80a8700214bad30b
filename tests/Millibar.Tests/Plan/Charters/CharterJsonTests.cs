using System.Text.Json;
using Millibar.Plan.Charters;

namespace Millibar.Tests.Plan.Charters;

public sealed class CharterJsonTests
{
    [Fact]
    public void A_full_charter_comes_back_as_it_was()
    {
        var charter = FullCharter.Value;
        var written = CharterJson.Write(charter);
        using var json = JsonDocument.Parse(written);
        var back = CharterJson.Read(json.RootElement);
        Assert.Equal(written, CharterJson.Write(back));

        // Every property that can be set is set above and arrives: a field that either side forgets would come back as its default.
        foreach (var (was, came) in Values(charter).Zip(Values(back)))
        {
            Assert.NotNull(was);
            Assert.Equivalent(was, came, strict: true);
        }
    }

    [Fact]
    public void An_empty_charter_and_members_of_a_newer_version_are_read()
    {
        using var json = JsonDocument.Parse("""{"problem":"p","of_the_future":{"x":1}}""");
        Assert.Equal("p", CharterJson.Read(json.RootElement).Problem);
        using var empty = JsonDocument.Parse(CharterJson.Write(Charter.Empty));
        Assert.Null(CharterJson.Read(empty.RootElement).Problem);
    }

    [Theory]
    [InlineData("""{"problem":1}""")]
    [InlineData("""{"archetype":"robot"}""")]
    [InlineData("""{"priority":{"cost":[1]}}""")]
    [InlineData("""{"due":{"plan":"soon"}}""")]
    [InlineData("""[]""")]
    public void What_is_no_charter_is_refused_in_words(string text)
    {
        using var json = JsonDocument.Parse(text);
        Assert.Equal("charter-json", Assert.Throws<MillibarException>(() => CharterJson.Read(json.RootElement)).Code);
    }

    private static IEnumerable<object?> Values(Charter charter)
    {
        object[] parts = [charter, charter.Target, charter.Success, charter.Resources, charter.Roles, charter.Production, charter.Outcome, charter.Due, charter.Priority];
        return parts.SelectMany(part => part.GetType().GetProperties().Where(property => property.GetMethod is { IsStatic: false } && property.GetIndexParameters().Length == 0).Select(property => property.GetValue(part)));
    }
}
