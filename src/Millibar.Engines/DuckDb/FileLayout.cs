namespace Millibar.Engines.DuckDb;

/// <summary>How a file is compressed.</summary>
internal enum Compression
{
    None,
    Gzip,
    Zstandard,
}

/// <summary>What a file holds once decompressed.</summary>
internal enum Content
{
    Delimited,
    Parquet,
    JsonLines,
}

/// <summary>What a file's name says about it.</summary>
internal sealed record FileLayout(Content Content, Compression Compression, bool Archive)
{
    /// <summary>By the endings of its name; unknown endings are taken as delimited text.</summary>
    public static FileLayout Of(string path)
    {
        var name = Path.GetFileName(path);
        var (compression, rest) = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".gz" => (Compression.Gzip, Path.GetFileNameWithoutExtension(name)),
            ".zst" or ".zstd" => (Compression.Zstandard, Path.GetFileNameWithoutExtension(name)),
            _ => (Compression.None, name),
        };
        return Path.GetExtension(rest).ToLowerInvariant() switch
        {
            ".parquet" or ".pq" => new(Content.Parquet, compression, false),
            ".jsonl" or ".ndjson" or ".json" => new(Content.JsonLines, compression, false),
            ".zip" or ".tar" or ".tgz" or ".7z" or ".rar" => new(Content.Delimited, compression, true),
            _ => new(Content.Delimited, compression, false),
        };
    }
}
