using System.Text.Json;
using DuckDB.NET.Data;

namespace Millibar.Engines.DuckDb;

/// <summary>An SQL expression as DuckDB's own parser understands it, once it has been found harmless.</summary>
/// <param name="Columns">The columns that it names, as written.</param>
internal sealed record ExpressionTree(IReadOnlySet<string> Columns)
{
    private const int LongestExpression = 20_000;
    private const int DeepestTree = 2_000;

    private static readonly HashSet<string> AllowedClasses = new(StringComparer.Ordinal)
    {
        "CONSTANT", "COLUMN_REF", "COMPARISON", "CONJUNCTION", "CASE", "CAST", "FUNCTION", "OPERATOR", "BETWEEN", "COLLATE",
    };

    /// <summary>Built-in macros that only compute; the other macros look into the catalogue or aggregate.</summary>
    private static readonly string[] AllowedMacros =
        ["nullif", "split_part", "fmod", "fdiv", "date_add", "round_even", "roundbankers", "days_in_month", "array_to_string"];

    private static readonly string[] ForbiddenPrefixes = ["current_", "pg_", "__internal", "getvariable", "getenv", "create_sort_key", "st_"];

    /// <summary>A few characters of these make values of any size.</summary>
    private static readonly string[] ForbiddenInflaters =
        ["repeat", "lpad", "rpad", "range", "generate_series", "list_resize", "array_resize", "format", "printf", "bar"];

    /// <summary>The statement that evaluates an expression over the table <c>t</c>.</summary>
    public static string Statement(string expression) => $"SELECT (\n{expression}\n) FROM t";

    /// <summary>Parses an expression without running it.</summary>
    /// <exception cref="MillibarException">It does not parse, or is not a plain expression over the row.</exception>
    public static ExpressionTree Parse(DuckDBConnection connection, string expression)
    {
        if (string.IsNullOrWhiteSpace(expression)) throw RuleErrors.Invalid("it is empty.");
        if (expression.Length > LongestExpression) throw RuleErrors.Invalid($"it is longer than {LongestExpression:N0} characters.");
        using var tree = JsonDocument.Parse(Serialize(connection, expression), new JsonDocumentOptions { MaxDepth = DeepestTree });
        var root = tree.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            throw root.GetProperty("error_type").GetString() == "parser"
                ? RuleErrors.Invalid(root.GetProperty("error_message").GetString()!)
                : RuleErrors.NotAllowed("it is more than one expression");
        }

        var statements = root.GetProperty("statements");
        if (statements.GetArrayLength() != 1) throw RuleErrors.NotAllowed("it is more than one statement");
        var node = statements[0].GetProperty("node");
        ThrowUnlessPlainSelect(node);
        var columns = new HashSet<string>(StringComparer.Ordinal);
        var functions = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Walk(node.GetProperty("select_list")[0], columns, functions);
        functions.ExceptWith(AllowedFunctions(connection));
        if (functions.Count > 0) throw RuleErrors.NotAllowed($"{functions.Min(StringComparer.Ordinal)} is not a function of the row's values");
        return new ExpressionTree(columns);
    }

    private static string Serialize(DuckDBConnection connection, string expression)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json_serialize_sql(?::VARCHAR)";
        command.Parameters.Add(new DuckDBParameter(Statement(expression)));
        try
        {
            return (string)command.ExecuteScalar()!;
        }
        catch (DuckDBException e)
        {
            throw RuleErrors.Invalid(e.Message, e);
        }
    }

    private static void ThrowUnlessPlainSelect(JsonElement node)
    {
        var table = node.GetProperty("type").GetString() == "SELECT_NODE" ? node.GetProperty("from_table") : default;
        var plain = table.ValueKind == JsonValueKind.Object
            && table.GetProperty("type").GetString() == "BASE_TABLE"
            && table.GetProperty("table_name").GetString() == "t"
            && table.GetProperty("schema_name").GetString() is null or ""
            && node.GetProperty("select_list").GetArrayLength() == 1
            && node.GetProperty("modifiers").GetArrayLength() == 0
            && node.GetProperty("cte_map").GetProperty("map").GetArrayLength() == 0
            && node.GetProperty("group_expressions").GetArrayLength() == 0
            && new[] { "where_clause", "having", "qualify", "sample" }.All(part => node.GetProperty(part).ValueKind == JsonValueKind.Null);
        if (!plain) throw RuleErrors.NotAllowed("it is more than one expression");
    }

    private static void Walk(JsonElement element, HashSet<string> columns, HashSet<string> functions)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item, columns, functions);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("class", out var kind))
        {
            var name = kind.GetString()!;
            if (!AllowedClasses.Contains(name)) throw RuleErrors.NotAllowed($"it contains a {name.ToLowerInvariant().Replace('_', ' ')}");
            if (name == "CONSTANT") return;
            if (name == "COLUMN_REF") columns.Add(ColumnName(element.GetProperty("column_names")));
            if (name == "FUNCTION") functions.Add(FunctionName(element));
        }

        foreach (var property in element.EnumerateObject()) Walk(property.Value, columns, functions);
    }

    private static string ColumnName(JsonElement parts) => parts.GetArrayLength() switch
    {
        1 => parts[0].GetString()!,
        2 when parts[0].GetString() == "t" => parts[1].GetString()!,
        _ => throw RuleErrors.Invalid($"{string.Join('.', parts.EnumerateArray().Select(p => p.GetString()))} is not a column; put names with points into double quotes."),
    };

    private static string FunctionName(JsonElement function)
    {
        var schema = function.GetProperty("schema").GetString();
        if (schema is not (null or "" or "main")) throw RuleErrors.NotAllowed($"it uses the schema {schema}");
        return function.GetProperty("function_name").GetString()!;
    }

    /// <summary>Scalar functions that depend on nothing but their arguments.</summary>
    private static HashSet<string> AllowedFunctions(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT function_name FROM duckdb_functions() GROUP BY function_name
            HAVING bool_or(function_type = 'scalar') AND bool_and(CASE function_type WHEN 'scalar' THEN stability = 'CONSISTENT' ELSE function_type <> 'aggregate' END)
            """;
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(AllowedMacros, StringComparer.OrdinalIgnoreCase);
        while (reader.Read()) names.Add(reader.GetString(0));
        names.RemoveWhere(name => Array.Exists(ForbiddenPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
        names.ExceptWith(ForbiddenInflaters);
        return names;
    }
}
