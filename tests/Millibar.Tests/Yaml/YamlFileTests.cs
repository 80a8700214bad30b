using System.Text;
using CsCheck;
using Millibar.Plan;
using Millibar.Yaml;

namespace Millibar.Tests.Yaml;

/// <summary>The files f01 to f10 of the bad-input corpus, and more of their kind.</summary>
public sealed class YamlFileTests
{
    [Fact]
    public void F01_billion_laughs_are_refused_at_the_first_anchor()
    {
        var text = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 8).Select(i =>
            $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i)}", 9))}]\n"));
        Refused(text, "yaml-alias", "line 1, column 4");
        Refused("a: *b\n", "yaml-alias", "line 1, column 4");
        Refused("<<: *b\n", "yaml-alias", "line 1, column 5");
    }

    [Theory]
    [InlineData("x: !!python/object/apply:os.system [\"touch /tmp/assay_pwned\"]\n")]
    [InlineData("x: !<!System.Diagnostics.Process> {}\n")]
    [InlineData("x: !!str y\n")]
    [InlineData("%TAG ! tag:evil.example,2000:\n---\nx: !y z\n")]
    public void F02_F03_tags_are_refused(string text) => Refused(text, "yaml-tag", ", column 4");

    [Fact]
    public void F04_a_key_that_stands_twice_is_refused_with_both_lines() =>
        Assert.Contains("line 1 and in line 2", Refused("target: y\ntarget: z\n", "yaml-duplicate-key", "line 2, column 1").Message, StringComparison.Ordinal);

    /// <summary>
    /// The manifest wants a warning for each. Its four keys are no fields of a charter, so the file as it is must be refused (a typing mistake
    /// must not lose a value); the same four values in fields that exist are warned of, each with its line and with what was understood.
    /// </summary>
    [Fact]
    public void F05_words_that_other_readers_take_for_numbers_or_truth_are_warned_of()
    {
        Assert.Equal("charter-unknown-field", Assert.Throws<MillibarException>(() => CharterYaml.Read("country: no\nversion: 1.10\nt: 12:30:45\noct: 010\n", "f05.yaml")).Code);
        var (charter, warnings) = CharterYaml.Read("problem: no\ndecision: 1.10\nsecurity: 12:30:45\nresources:\n  rows: 010\n", "f05.yaml");
        Assert.Equal(("no", "1.10", "12:30:45", 10), (charter.Problem, charter.Decision, charter.Security, charter.Resources.Rows));
        Assert.Equal([1, 2, 3, 5], warnings.Select(warning => warning.Line));
        Assert.All(warnings, warning => Assert.Equal("yaml-implicit-type", warning.Code));
        Assert.Contains("as the text \"no\"; other programs read it as true or false", warnings[0].Message, StringComparison.Ordinal);
        Assert.Contains("as the number 10", warnings[3].Message, StringComparison.Ordinal);
        Assert.Empty(CharterYaml.Read("problem: \"no\"\n", "f05.yaml").Warnings);
    }

    [Theory]
    [InlineData("metric:\n\tname: auc\n", "line 2, column 1")]
    [InlineData("a:\n  b: 1\n  \tc: 2\n", "line 3, column 3")]
    public void F06_a_tab_is_told_in_our_words(string text, string where) =>
        Assert.Contains("tab", Refused(text, "yaml-syntax", where).Message, StringComparison.Ordinal);

    [Fact]
    public void F07_a_typing_mistake_in_a_key_is_answered_with_the_nearest()
    {
        var wrong = Assert.Throws<MillibarException>(() => CharterYaml.Read("taregt: y\nmetric: auc\n", "f07.yaml"));
        Assert.Equal("charter-unknown-field", wrong.Code);
        Assert.Contains("'target'", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void F08_ten_thousand_nested_lists_are_refused()
    {
        Refused("a: " + new string('[', 10000) + new string(']', 10000) + "\n", "yaml-depth", "line 1");
        Refused(string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', i) + "a:\n")), "yaml-depth", "line");
    }

    [Theory]
    [InlineData("a: 1\n---\na: 2\n")]
    [InlineData("a: 1\n...\nb: 2\n")]
    public void F09_a_second_document_is_refused(string text) => Refused(text, "yaml-documents", "");

    /// <summary>The manifest's two keys are no fields of a charter, so the file is refused for them; its impossible threshold is refused where thresholds are written.</summary>
    [Fact]
    public void F10_an_impossible_threshold_is_refused()
    {
        Assert.Equal("charter-unknown-field", Assert.Throws<MillibarException>(() => CharterYaml.Read("metric: accuracy\nthreshold: 1.5\n", "f10.yaml")).Code);
        foreach (var (requirement, code) in new[] { ("accuracy >= 1.5", "requirement-range"), ("accuracy >= -0.5", "requirement-range"), ("accuracy >= NaN", "requirement-syntax") })
            Assert.Equal(code, Assert.Throws<MillibarException>(() => CharterYaml.Read($"success:\n  requirements: [{requirement}]\n", "f10.yaml")).Code);
    }

    [Theory]
    [InlineData("a: b: c\n", "line 1, column 5")]
    [InlineData("a: \"x", "line 1, column 4")]
    [InlineData("a: [1, 2\n", "line 2")]
    [InlineData("a: @x\n", "line 1, column 4")]
    [InlineData("a: 1\nb\n", "line 2, column 1")]
    [InlineData("a: x\0y\nb: 2\n", "line 1, column 5")]
    [InlineData("? [a]\n: b\n", "line 1, column 3")]
    public void What_is_no_yaml_is_told_with_its_place(string text, string where) => Refused(text, "yaml-syntax", where);

    [Fact]
    public void A_file_must_be_utf8_and_of_a_size_that_people_write()
    {
        Assert.Equal("problem: é", YamlFile.Decode([0xEF, 0xBB, 0xBF, .. "problem: é"u8], "p.yaml"));
        var latin = Assert.Throws<MillibarException>(() => YamlFile.Decode([.. "a: 1\nb: "u8, 0xE9, (byte)'\n'], "p.yaml"));
        Assert.Equal(("yaml-encoding", "p.yaml, line 2"), (latin.Code, latin.Where));
        Assert.Equal("yaml-encoding", Assert.Throws<MillibarException>(() => YamlFile.Decode([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a: 1")], "p.yaml")).Code);
        Assert.Equal("yaml-too-large", Assert.Throws<MillibarException>(() => YamlFile.Decode(new byte[YamlFile.MaxBytes + 1], "p.yaml")).Code);
    }

    [Fact]
    public void Whatever_is_written_is_read_or_refused_in_words() => Gen.String[Gen.Char["ab:-#[]{}\"'\\|>&*!?%@`~,. \n\t0\u0001é"], 0, 60].Sample(
        text =>
        {
            try
            {
                _ = YamlFile.Read(text, "p.yaml");
            }
            catch (MillibarException wrong)
            {
                Assert.StartsWith("yaml-", wrong.Code, StringComparison.Ordinal);
                Assert.NotEmpty(wrong.Remedy);
            }
        },
        iter: 20_000);

    private static MillibarException Refused(string text, string code, string where)
    {
        var wrong = Assert.Throws<MillibarException>(() => YamlFile.Read(text, "p.yaml"));
        Assert.Equal(code, wrong.Code);
        Assert.Contains(where, wrong.Where, StringComparison.Ordinal);
        return wrong;
    }
}
