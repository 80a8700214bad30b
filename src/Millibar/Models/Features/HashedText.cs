namespace Millibar.Models.Features;

/// <summary>Hashes a text into the columns of a sparse matrix: words, word pairs, and character 3- to 5-grams within words.</summary>
/// <remarks>
/// <para>The hashing trick (Weinberger et al., ICML 2009), unsigned so that a fold can learn inverse document frequencies of the columns.</para>
/// <para>Words are lower-case runs of letters and digits, read up to 20,000 characters; character n-grams are taken within runs without white space, padded by a blank on both sides, up to 500 characters.</para>
/// </remarks>
internal sealed class HashedText
{
    public const int Width = 1 << 18;

    private const int WordCharacters = 20_000;
    private const int GramCharacters = 500;
    private const ulong Offset = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    private readonly List<int> _hits = [];

    /// <summary>Appends the entries of one text, columns ascending, values 1 + ln(count).</summary>
    /// <param name="text">The text.</param>
    /// <param name="salt">Keeps the same word in different table columns apart.</param>
    /// <param name="indices">Receives the columns.</param>
    /// <param name="values">Receives the values.</param>
    public void Append(string text, int salt, List<int> indices, List<float> values)
    {
        _hits.Clear();
        var seed = Step(Offset, (char)(salt + 1));
        Words(text.AsSpan(0, Math.Min(text.Length, WordCharacters)), seed);
        Grams(text.AsSpan(0, Math.Min(text.Length, GramCharacters)), Step(seed, '#'));
        _hits.Sort();
        for (var i = 0; i < _hits.Count;)
        {
            var end = i;
            while (end < _hits.Count && _hits[end] == _hits[i]) end++;
            indices.Add(_hits[i]);
            values.Add(1 + MathF.Log(end - i));
            i = end;
        }
    }

    private void Words(ReadOnlySpan<char> text, ulong seed)
    {
        ulong previous = 0, hash = seed;
        var inWord = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                hash = Step(hash, char.ToLowerInvariant(text[i]));
                inWord = true;
                continue;
            }

            if (!inWord) continue;
            Hit(hash);
            if (previous != 0) Hit(Mix(previous) ^ hash);
            previous = hash;
            hash = seed;
            inWord = false;
        }
    }

    private void Grams(ReadOnlySpan<char> text, ulong seed)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !char.IsWhiteSpace(text[i])) continue;
            if (i > start) WordGrams(text[start..i], seed);
            start = i + 1;
        }
    }

    private void WordGrams(ReadOnlySpan<char> word, ulong seed)
    {
        for (var first = -1; first < word.Length - 1; first++)
        {
            var hash = seed;
            for (var length = 1; length <= 5 && first + length - 1 <= word.Length; length++)
            {
                var at = first + length - 1;
                hash = Step(hash, at < 0 || at == word.Length ? ' ' : char.ToLowerInvariant(word[at]));
                if (length >= 3) Hit(hash);
            }
        }
    }

    private void Hit(ulong hash) => _hits.Add((int)(Mix(hash) & (Width - 1)));

    private static ulong Step(ulong hash, char c) => (hash ^ c) * Prime;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
