namespace Millibar.Tests.Architecture;

public sealed class FileSizeTests
{
    private const int SourceLimit = 400;
    private const int TestLimit = 600;

    [Theory]
    [InlineData("src", SourceLimit)]
    [InlineData("bench", SourceLimit)]
    [InlineData("examples", SourceLimit)]
    [InlineData("tests", TestLimit)]
    public void No_file_is_too_long_to_read_in_one_go(string folder, int limit) =>
        Assert.Empty(TooLong(SourceFile.Below(folder, ".cs", ".razor"), limit));

    [Fact]
    public void Half_of_the_files_have_at_most_80_lines_and_nine_of_ten_at_most_250()
    {
        var lines = SourceFile.Below("src", ".cs", ".razor").Select(Lines).Order().ToList();
        Assert.InRange(lines[lines.Count / 2], 1, 80);
        Assert.InRange(lines[lines.Count * 9 / 10], 1, 250);
    }

    [Fact]
    public void A_planted_long_file_is_seen_and_one_at_the_limit_is_not()
    {
        Assert.NotEmpty(TooLong([new("X.cs", string.Concat(Enumerable.Repeat("//\n", SourceLimit + 1)))], SourceLimit));
        Assert.Empty(TooLong([new("X.cs", string.Concat(Enumerable.Repeat("//\n", SourceLimit)))], SourceLimit));
    }

    private static List<string> TooLong(IEnumerable<SourceFile> files, int limit) =>
        files.Where(file => Lines(file) > limit).Select(file => $"{file.Path} has {Lines(file)} lines, at most {limit} are allowed: split it").ToList();

    private static int Lines(SourceFile file) => file.Text.AsSpan().Count('\n') + (file.Text.EndsWith('\n') ? 0 : 1);
}
