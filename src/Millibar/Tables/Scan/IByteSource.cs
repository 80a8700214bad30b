namespace Millibar.Tables.Scan;

/// <summary>A file's bytes, decompressed; may be opened several times, one after another.</summary>
internal interface IByteSource
{
    /// <summary>File name without its folder.</summary>
    string Name { get; }

    /// <summary>SHA-256 of the file as it is stored, lower-case hexadecimal; known once it was read to its end.</summary>
    string Hash { get; }

    /// <summary>Opens the bytes at their beginning.</summary>
    Stream Open();
}
