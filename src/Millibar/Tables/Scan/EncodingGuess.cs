using System.Text;

namespace Millibar.Tables.Scan;

/// <summary>Guesses the encoding of a text that is not UTF-8: Windows-1252 (with Latin-1), Shift-JIS or CP949.</summary>
/// <remarks>
/// Each encoding is scored by the share of non-ASCII bytes that it turns into characters common in its languages;
/// a guess needs at least 60 %, and every byte must decode.
/// </remarks>
internal static class EncodingGuess
{
    private const int EvidenceSize = 1 << 20;
    private const double Enough = 0.6;

    /// <summary>Guesses, and notes the guess.</summary>
    /// <exception cref="MillibarException">No encoding fits, or the file mixes several.</exception>
    public static async Task<Encoding> OfAsync(IByteSource source, long invalidLine, ICollection<ReadNote> notes, CancellationToken ct)
    {
        var evidence = await CollectAsync(source, ct).ConfigureAwait(false);
        var where = $"{source.Name}, line {invalidLine}";
        if (MixesUtf8(evidence))
            throw TextLook.Invalid($"Most of the file is UTF-8, but line {invalidLine} is not.", where);
        var best = Candidates(evidence).MaxBy(c => c.Score);
        if (best.Score < Enough)
            throw TextLook.Invalid($"Line {invalidLine} is not valid UTF-8, and no other encoding fits either.", where);
        notes.Add(new ReadNote("encoding-guessed", true, null,
            Sentence.Of($"The file is not UTF-8 (line {invalidLine}); it was read as {best.Name}."),
            Sentence.Of("Look at a few names with accents or foreign letters; if they are wrong, save the file as UTF-8.")));
        return best.Encoding;
    }

    private static IEnumerable<(string Name, Encoding Encoding, double Score)> Candidates(byte[] evidence)
    {
        var high = evidence.Count(b => b >= 0x80);
        yield return (evidence.AsSpan().IndexOfAnyInRange((byte)0x80, (byte)0x9F) < 0 ? "Latin-1" : "Windows-1252",
            Strict(1252), Score1252(evidence) / (double)high);
        yield return ("Shift-JIS", Strict(932), ScorePairs(evidence, 932, IsCommonShiftJis) / (double)high);
        yield return ("CP949", Strict(949), ScorePairs(evidence, 949, IsCommonCp949) / (double)high);
    }

    private static Encoding Strict(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Letters with accents stand alone or in pairs between ASCII letters; long runs of them are another alphabet.</summary>
    private static int Score1252(byte[] text)
    {
        var score = 0;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] < 0x80)
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && text[i] >= 0x80) i++;
            var run = text.AsSpan(start, i - start);
            foreach (var b in run)
            {
                if (b is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D or 0xFF) return 0;
                if (run.Length <= 3 && (b >= 0xC0 && b is not 0xD7 and not 0xF7 || b is 0x80 or 0x8A or 0x8C or 0x8E or 0x9A or 0x9C or 0x9E
                    or (>= 0x91 and <= 0x97) or 0x85 or 0xA0 or 0xA3 or 0xA7 or 0xA9 or 0xAB or 0xAE or (>= 0xB0 and <= 0xB7) or 0xBA or 0xBB or 0xBD))
                {
                    score++;
                }
            }
        }

        return score;
    }

    private static int ScorePairs(byte[] text, int codePage, Func<byte, byte, bool> isCommon)
    {
        try
        {
            if (Strict(codePage).GetString(text).Any(c => c is >= '\uE000' and <= '\uF8FF')) return 0;
        }
        catch (DecoderFallbackException)
        {
            return 0;
        }

        var score = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80 || codePage == 932 && text[i] is >= 0xA1 and <= 0xDF) continue;
            if (i + 1 < text.Length && isCommon(text[i], text[i + 1])) score += text[i + 1] >= 0x80 ? 2 : 1;
            i++;
        }

        return score;
    }

    /// <summary>Kana, kanji of level 1, punctuation.</summary>
    private static bool IsCommonShiftJis(byte lead, byte trail) => lead is >= 0x81 and <= 0x84 or >= 0x88 and <= 0x97 && trail >= 0x40;

    /// <summary>The 2,350 Hangul syllables of KS X 1001, and its punctuation and Hanja.</summary>
    private static bool IsCommonCp949(byte lead, byte trail) => trail >= 0xA1 && lead is 0xA1 or >= 0xB0 and <= 0xC8;

    /// <summary>Whether most lines with non-ASCII bytes are valid UTF-8.</summary>
    private static bool MixesUtf8(byte[] evidence)
    {
        int valid = 0, invalid = 0;
        foreach (var range in evidence.AsSpan().Split((byte)'\n'))
        {
            var line = evidence.AsSpan()[range];
            if (line.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) < 0) continue;
            if (System.Text.Unicode.Utf8.IsValid(line)) valid++;
            else invalid++;
        }

        return valid > invalid;
    }

    /// <summary>Up to 1 MB of the lines that hold non-ASCII bytes, from all over the file.</summary>
    private static async Task<byte[]> CollectAsync(IByteSource source, CancellationToken ct)
    {
        using var reader = new StreamReader(source.Open(), Encoding.Latin1, false, 1 << 16);
        using var evidence = new MemoryStream();
        while (evidence.Length < EvidenceSize && await reader.ReadLineAsync(ct).ConfigureAwait(false) is { } line)
        {
            if (line.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') < 0) continue;
            evidence.Write(Encoding.Latin1.GetBytes(line));
            evidence.WriteByte((byte)'\n');
        }

        return evidence.ToArray();
    }
}
