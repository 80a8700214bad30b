using Npgsql;

namespace Millibar.Engines.Postgres;

/// <summary>Where a PostgreSQL database is and how to get in. As text it names host, port and database only.</summary>
internal sealed class ServerAddress
{
    private const string Example = "postgres://user@host:5432/database";
    private readonly NpgsqlConnectionStringBuilder _settings;

    private ServerAddress(NpgsqlConnectionStringBuilder settings)
    {
        if (string.IsNullOrEmpty(settings.Host)) throw Unreadable("it names no host");
        // A database left out is the one named like the user: the server's own rule.
        if (string.IsNullOrEmpty(settings.Database)) settings.Database = string.IsNullOrEmpty(settings.Username) ? throw Unreadable("it names no database") : settings.Username;
        settings.Pooling = false;
        settings.Enlist = false;
        settings.CommandTimeout = 0;
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        settings.ApplicationName ??= "millibar";
        _settings = settings;
    }

    /// <summary>Name of the database.</summary>
    public string Database => _settings.Database!;

    /// <summary>What the driver needs, the password too: for nobody else.</summary>
    public string ConnectionString => _settings.ConnectionString;

    /// <summary>From <c>postgres://user:password@host:port/database?sslmode=require</c>.</summary>
    /// <exception cref="MillibarException"><c>option-from</c>: it cannot be read.</exception>
    public static ServerAddress OfAddress(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) throw Unreadable("it is no address; signs such as @, / or # in a password are written as %40, %2F, %23");
        var user = address.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(address.Host), Database = Uri.UnescapeDataString(address.AbsolutePath.Trim('/')) };
        if (address.Port > 0) settings.Port = address.Port;
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            Set(settings, Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }

        return new ServerAddress(settings);
    }

    /// <summary>From <c>Host=...;Port=...;Database=...;Username=...;Password=...</c>.</summary>
    /// <exception cref="MillibarException"><c>option-from</c>: it cannot be read.</exception>
    public static ServerAddress OfKeys(string text)
    {
        try
        {
            return new ServerAddress(new NpgsqlConnectionStringBuilder(text));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            // The driver's own message may repeat what was typed, a password too.
            throw Unreadable("a key is unknown, or a value does not fit it");
        }
    }

    /// <summary>A message without the password, should it stand in there.</summary>
    public string Scrubbed(string message) => string.IsNullOrEmpty(_settings.Password) ? message : message.Replace(_settings.Password, "***", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{_settings.Host}:{_settings.Port}/{Database}";

    private static void Set(NpgsqlConnectionStringBuilder settings, string key, string value)
    {
        // The names that psql takes, where Npgsql's differ.
        var known = key switch { "sslmode" => "SSL Mode", "connect_timeout" => "Timeout", "application_name" => "Application Name", "sslrootcert" => "Root Certificate", "user" => "Username", "dbname" => "Database", _ => key };
        try
        {
            settings[known] = known == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            throw Unreadable($"'{key}' is unknown, or its value does not fit it");
        }
    }

    private static MillibarException Unreadable(string why) => new("option-from", $"The connection string cannot be read: {why}.", "--from", $"Write it as {Example}, or as Host=...;Port=...;Database=...;Username=...");
}
