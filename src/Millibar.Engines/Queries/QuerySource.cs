namespace Millibar.Engines.Queries;

/// <summary>A database that a query is put to. Its text names driver, host and database, never a password.</summary>
internal abstract record QuerySource
{
    private static readonly string[] HostKeys = ["host=", "server=", "data source="];

    private QuerySource()
    {
    }

    /// <summary>The database's name, for the name of the stored file.</summary>
    public abstract string Database { get; }

    /// <summary>As the journal keeps it, and as messages name it.</summary>
    public abstract override string ToString();

    /// <summary>A database file of DuckDB.</summary>
    public sealed record DuckDb(string Path) : QuerySource
    {
        /// <inheritdoc/>
        public override string Database => System.IO.Path.GetFileNameWithoutExtension(Path);

        /// <inheritdoc/>
        public override string ToString() => $"duckdb {System.IO.Path.GetFileName(Path)}";
    }

    /// <summary>A database file of SQLite.</summary>
    public sealed record Sqlite(string Path) : QuerySource
    {
        /// <inheritdoc/>
        public override string Database => System.IO.Path.GetFileNameWithoutExtension(Path);

        /// <inheritdoc/>
        public override string ToString() => $"sqlite {System.IO.Path.GetFileName(Path)}";
    }

    /// <summary>A database on a PostgreSQL server.</summary>
    public sealed record Postgres(Millibar.Engines.Postgres.ServerAddress Address) : QuerySource
    {
        /// <inheritdoc/>
        public override string Database => Address.Database;

        /// <inheritdoc/>
        public override string ToString() => $"postgres {Address}";
    }

    /// <summary>From what the user typed: a path, or a connection string of PostgreSQL.</summary>
    /// <exception cref="MillibarException">There is no such file, it is no database, or the connection string cannot be read.</exception>
    public static QuerySource Parse(string text)
    {
        if (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return new Postgres(Millibar.Engines.Postgres.ServerAddress.OfAddress(text));
        if (Array.Exists(HostKeys, key => text.Contains(key, StringComparison.OrdinalIgnoreCase)) && !File.Exists(text))
            return new Postgres(Millibar.Engines.Postgres.ServerAddress.OfKeys(text));
        if (text.Contains("://", StringComparison.Ordinal))
            throw new MillibarException("source-unknown", $"'{text[..text.IndexOf("://", StringComparison.Ordinal)]}' is no kind of database that can be asked.", "--from", "Name a DuckDB file, a SQLite file, or a server as postgres://user@host:port/database.");
        return OfFile(text);
    }

    private static QuerySource OfFile(string path)
    {
        if (Directory.Exists(path)) throw new MillibarException("source-unknown", "This is a folder, not a database.", path, "Name the database file. A folder of data files is added with `millibar data add FOLDER`.");
        if (!File.Exists(path)) throw new MillibarException("source-missing", "There is no such database file.", path, "Check the path; it is looked up from the current folder. A server is named as postgres://user@host:port/database.");
        Span<byte> head = stackalloc byte[16];
        var read = Head(path, head);
        if (head.SequenceEqual("SQLite format 3\0"u8)) return new Sqlite(path);
        if (head[8..12].SequenceEqual("DUCK"u8)) return new DuckDb(path);
        throw read == 0
            ? new MillibarException("source-corrupt", "The database file is empty.", path, "Fetch or make it again.")
            : new MillibarException("source-unknown", "The file is neither a DuckDB nor a SQLite database.", path, "If it is a data file, add it without a query: millibar data add FILE. If it was a database, it is damaged: restore it.");
    }

    private static int Head(string path, Span<byte> head)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new MillibarException("no-permission", "You may not read this database.", path, "Ask for the right to read it, or copy it to a place of your own.", e);
        }
    }
}
