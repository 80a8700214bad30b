using System.Text;

namespace Millibar.Tables.Scan;

/// <summary>Composes letters and accents that are written apart (Unicode NFC) for Latin, Greek, Cyrillic and Hangul.</summary>
/// <remarks>
/// The framework's own normalisation needs ICU, which is switched off so that numbers are read alike on every machine.
/// Pairs from UnicodeData.txt; Hangul by the arithmetic of The Unicode Standard, section 3.12.
/// </remarks>
internal static class CanonicalComposition
{
    private const int LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7, SyllableBase = 0xAC00, Vowels = 21, Tails = 28, Leads = 19;

    private static readonly Dictionary<char, (string Letters, string Composed)> Marks = new()
    {
        ['\u0300'] = ("AEINOUWYaeinouwyÂÊÔÜâêôüĂăĒēŌōƠơƯưΑΕΗΙΟΥΩαεηιουωЕИеи", "ÀÈÌǸÒÙẀỲàèìǹòùẁỳẦỀỒǛầềồǜẰằḔḕṐṑỜờỪừᾺῈῊῚῸῪῺὰὲὴὶὸὺὼЀЍѐѝ"),
        ['\u0301'] = ("ACEGIKLMNOPRSUWYZacegiklmnoprsuwyzÂÅÆÇÊÏÔÕØÜâåæçêïôõøüĂăĒēŌōŨũƠơƯưΑΕΗΙΟΥΩαεηιουωГКгк", "ÁĆÉǴÍḰĹḾŃÓṔŔŚÚẂÝŹáćéǵíḱĺḿńóṕŕśúẃýźẤǺǼḈẾḮỐṌǾǗấǻǽḉếḯốṍǿǘẮắḖḗṒṓṸṹỚớỨứΆΈΉΊΌΎΏάέήίόύώЃЌѓќ"),
        ['\u0302'] = ("ACEGHIJOSUWYZaceghijosuwyzẠạẸẹỌọ", "ÂĈÊĜĤÎĴÔŜÛŴŶẐâĉêĝĥîĵôŝûŵŷẑẬậỆệỘộ"),
        ['\u0303'] = ("AEINOUVYaeinouvyÂÊÔâêôĂăƠơƯư", "ÃẼĨÑÕŨṼỸãẽĩñõũṽỹẪỄỖẫễỗẴẵỠỡỮữ"),
        ['\u0304'] = ("AEGIOUYaegiouyÄÆÕÖÜäæõöüΑΙΥαιυИУиу", "ĀĒḠĪŌŪȲāēḡīōūȳǞǢȬȪǕǟǣȭȫǖᾹῙῩᾱῑῡӢӮӣӯ"),
        ['\u0306'] = ("AEGIOUaegiouΑΙΥαιυАЕЖИУаежиуẠạ", "ĂĔĞĬŎŬăĕğĭŏŭᾸῘῨᾰῐῠӐӖӁЙЎӑӗӂйўẶặ"),
        ['\u0307'] = ("ABCDEFGHIMNOPRSTWXYZabcdefghmnoprstwxyzŚśŠšſ", "ȦḂĊḊĖḞĠḢİṀṄȮṖṘṠṪẆẊẎŻȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏżṤṥṦṧẛ"),
        ['\u0308'] = ("AEHIOUWXYaehiotuwxyÕõŪūΙΥιυАЕЖЗИОУЧЫЭаежзиоучыэі", "ÄËḦÏÖÜẄẌŸäëḧïöẗüẅẍÿṎṏṺṻΪΫϊϋӒЁӜӞӤӦӰӴӸӬӓёӝӟӥӧӱӵӹӭї"),
        ['\u0309'] = ("AEIOUYaeiouyÂÊÔâêôĂăƠơƯư", "ẢẺỈỎỦỶảẻỉỏủỷẨỂỔẩểổẲẳỞởỬử"),
        ['\u030A'] = ("AUauwy", "ÅŮåůẘẙ"),
        ['\u030B'] = ("OUouУу", "ŐŰőűӲӳ"),
        ['\u030C'] = ("ACDEGHIKLNORSTUZacdeghijklnorstuzÜü", "ǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽǎčďěǧȟǐǰǩľňǒřšťǔžǙǚ"),
        ['\u031B'] = ("OUouÒÓÕÙÚòóõùúŨũỌọỎỏỤụỦủ", "ƠƯơưỜỚỠỪỨờớỡừứỮữỢợỞởỰựỬử"),
        ['\u0323'] = ("ABDEHIKLMNORSTUVWYZabdehiklmnorstuvwyzÂÊÔâêôĂăƠơƯư", "ẠḄḌẸḤỊḲḶṂṆỌṚṢṬỤṾẈỴẒạḅḍẹḥịḳḷṃṇọṛṣṭụṿẉỵẓẬỆỘậệộẶặỢợỰự"),
        ['\u0327'] = ("CDEGHKLNRSTcdeghklnrstĆćĔĕ", "ÇḐȨĢḨĶĻŅŖŞŢçḑȩģḩķļņŗşţḈḉḜḝ"),
        ['\u0328'] = ("AEIOUaeiouŌō", "ĄĘĮǪŲąęįǫųǬǭ"),
    };

    /// <summary>The composed form.</summary>
    public static string Of(string text)
    {
        if (!text.Any(c => c >= '\u0300')) return text;
        var composed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (composed.Length > 0 && Pair(composed[^1], c) is { } one) composed[^1] = one;
            else composed.Append(c);
        }

        return composed.ToString();
    }

    private static char? Pair(char first, char second)
    {
        if (Marks.TryGetValue(second, out var pairs))
        {
            var at = pairs.Letters.IndexOf(first, StringComparison.Ordinal);
            return at < 0 ? null : pairs.Composed[at];
        }

        if (first - LeadBase is >= 0 and < Leads && second - VowelBase is >= 0 and < Vowels)
            return (char)(SyllableBase + ((first - LeadBase) * Vowels + second - VowelBase) * Tails);
        var syllable = first - SyllableBase;
        if (syllable is >= 0 and < Leads * Vowels * Tails && syllable % Tails == 0 && second - TailBase is > 0 and < Tails)
            return (char)(first + second - TailBase);
        return null;
    }
}
