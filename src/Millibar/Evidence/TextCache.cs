using System.Text;
using System.Text.Unicode;

namespace Millibar.Evidence;

/// <summary>Texts that came before. Evidence says the same few things many times: each is decoded and kept once.</summary>
internal sealed class TextCache
{
    private const int Places = 1024;
    private const int Longest = 80;

    private readonly (byte[] Utf8, string Text)[] _known = new (byte[], string)[Places];

    /// <summary>The text of some bytes; null when they are too long to be kept or no UTF-8.</summary>
    public string? Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest) return null;
        ref var place = ref _known[Place(utf8)];
        if (place.Utf8 is not null && utf8.SequenceEqual(place.Utf8)) return place.Text;
        if (!Utf8.IsValid(utf8)) return null;
        place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return place.Text;
    }

    /// <summary>FNV-1a, folded to the number of places.</summary>
    private static int Place(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var one in utf8) hash = (hash ^ one) * 16777619u;
        return (int)((hash ^ (hash >> 15)) & (Places - 1));
    }
}
