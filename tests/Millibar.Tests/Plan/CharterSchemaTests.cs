using Millibar.Plan;
using Millibar.Plan.Charters;
using Millibar.Plan.Charters.Fields;
using Millibar.TestSupport;
using NJsonSchema;

namespace Millibar.Tests.Plan;

/// <summary>docs/charter.schema.json, held against the reader.</summary>
public sealed class CharterSchemaTests
{
    private static readonly string Shipped = Path.Combine(TestData.Root, "docs", "charter.schema.json");
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(CharterSchema.Write()).GetAwaiter().GetResult();

    [Fact]
    public void The_shipped_schema_is_the_one_that_the_program_writes()
    {
        if (Environment.GetEnvironmentVariable("MILLIBAR_ACCEPT") == "1") File.WriteAllText(Shipped, CharterSchema.Write());
        Assert.Equal(CharterSchema.Write(), File.Exists(Shipped) ? File.ReadAllText(Shipped).ReplaceLineEndings("\n") : "missing: run this test with MILLIBAR_ACCEPT=1");
    }

    [Fact]
    public void A_full_and_an_empty_charter_fit_the_schema()
    {
        Assert.Empty(Schema.Validate(System.Text.Encoding.UTF8.GetString(CharterJson.Write(Charters.FullCharter.Value))));
        Assert.Empty(Schema.Validate("{}"));
    }

    [Theory]
    [MemberData(nameof(CharterYamlTests.Keys), MemberType = typeof(CharterYamlTests))]
    public void Reader_and_schema_agree_on_every_field(string key)
    {
        var field = AllCharterFields.Find(key)!;
        foreach (var value in Probes(field.Kind))
        {
            // JSON is YAML: the same text goes to both.
            var json = Inside(field.Section, $"{{\"{field.Name}\":{value}}}");
            Assert.True(Schema.Validate(json).Count == 0 == Reads(json), $"{json}: schema {Schema.Validate(json).Count == 0}, reader {Reads(json)}");
        }

        var unknown = Inside(field.Section, "{\"x_y\":1}");
        Assert.NotEmpty(Schema.Validate(unknown));
        Assert.False(Reads(unknown));
    }

    private static string Inside(string? section, string json) => section is null ? json : $"{{\"{section}\":{json}}}";

    private static bool Reads(string text)
    {
        try
        {
            _ = CharterYaml.Read(text, "plan.yaml");
            return true;
        }
        catch (MillibarException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Probes(FieldKind kind) => kind switch
    {
        FieldKind.Number { Low: 0 } number => ["null", "0.5", "-1", "\"x\"", "[1]", .. number.High == 1 ? ["1", "1.5"] : new[] { "7" }],
        FieldKind.Number => ["null", "0.5", "-1", "\"x\"", "{}"],
        FieldKind.Flag => ["null", "true", "false", "\"maybe\"", "[]"],
        FieldKind.Date => ["null", "\"2027-01-31\"", "\"31.1.2027\"", "[1]"],
        FieldKind.Choice choice => ["null", "\"other\"", "[]", .. choice.Codes.Select(code => $"\"{code}\"")],
        FieldKind.Currency => ["null", "\"EUR\"", "\"eur\"", "\"EURO\""],
        FieldKind.Texts => ["null", "[\"a\",\"b\"]", "[]", "\"a\"", "{}", "[[\"a\"]]"],
        FieldKind.Requirements => ["null", "[\"accuracy >= 0.5\"]", "[\"good accuracy\"]", "\"a\""],
        FieldKind.Range { High: 1 } => ["null", "[0.1,0.2]", "[0.1]", "[0.1,2]", "[1,2,3]", "3"],
        FieldKind.Range => ["null", "[1,2]", "[1]", "[-1,2]", "[1,2,3]", "3"],
        FieldKind.Answers => ["null", "{}", "{\"other\":\"a\"}", "\"a\"", .. ArchetypeQuestions.AllCodes.Select(code => $$"""{"{{code}}":"a"}""")],
        FieldKind.Weights => ["null", "{\"f1\":0.5}", "{\"f1\":-1}", "{\"f1\":\"x\"}", "[]"],
        FieldKind.Metric => ["null", "\"f1\"", "[]"],
        _ => ["null", "\"a\"", "[\"a\"]", "{}"],
    };
}
