using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Millibar.Evidence;

/// <summary>Chains the entries of a stream: nobody can change, drop or reorder one without breaking all that follow.</summary>
public static class HashChain
{
    /// <summary>What the first entry of a stream follows.</summary>
    public static string Start { get; } = new('0', 64);

    /// <summary>SHA-256 over previous hash, stream, version, kind, key, time (UTC ticks), author and body, each part with its length in front.</summary>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public static string Hash(string previous, string stream, long version, string kind, string? key, DateTimeOffset at, string by, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, previous);
        Add(hash, stream);
        AddNumber(hash, version);
        Add(hash, kind);
        AddNumber(hash, key is null ? 0 : 1);
        Add(hash, key ?? "");
        AddNumber(hash, at.UtcTicks);
        Add(hash, by);
        AddNumber(hash, body.Length);
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether an entry's hash is the one that its content demands.</summary>
    public static bool Holds(JournalEntry entry) =>
        entry.Hash == Hash(entry.Previous, entry.Stream, entry.Version, entry.Kind, entry.Key, entry.At, entry.By, entry.Body.Span);

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AddNumber(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void AddNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
