namespace Millibar.TestSupport;

/// <summary>Text that people approve: a difference fails; <c>./check.sh --accept</c> writes the new text, for its diff to be read.</summary>
internal static class Approved
{
    /// <summary>Holds text against tests/Millibar.Tests/Approved/<paramref name="file"/>.</summary>
    public static void Matches(string file, string actual)
    {
        var path = Path.Combine(TestData.Root, "tests", "Millibar.Tests", "Approved", file);
        if (Environment.GetEnvironmentVariable("MILLIBAR_ACCEPT") == "1") File.WriteAllText(path, actual);
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved == actual) return;
        var (before, after) = (approved.Split('\n'), actual.Split('\n'));
        var lines = before.Except(after).Select(line => $"- {line.Trim()}").Concat(after.Except(before).Select(line => $"+ {line.Trim()}")).Take(20);
        Assert.Fail($"Approved/{file} differs; if that is what you want, run ./check.sh --accept and read the diff:\n{string.Join('\n', lines)}");
    }
}
