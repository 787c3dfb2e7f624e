using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cdi.Ledgers.Entries;

/// <summary>A line of a ledger: something that happened, bound to all lines before it.</summary>
/// <param name="Number">Its place, from 1, without gaps.</param>
/// <param name="Time">When it was written: ISO 8601, UTC. No result depends on it.</param>
/// <param name="Kind">What happened, as a word.</param>
/// <param name="Body">What exactly, as JSON on one line.</param>
/// <param name="Digest">SHA-256 of the digest before it, its number, time, kind and body, in hexadecimal digits.</param>
public sealed record LedgerEntry(long Number, string Time, string Kind, string Body, string Digest)
{
    /// <summary>The digest before the first entry.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The entry behind another one.</summary>
    /// <param name="previous">That entry; null for the first.</param>
    /// <param name="time">When.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="body">What exactly.</param>
    public static LedgerEntry After(LedgerEntry? previous, DateTimeOffset time, string kind, string body)
    {
        var number = (previous?.Number ?? 0) + 1;
        var written = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new(number, written, kind, body, DigestOf(previous?.Digest ?? Beginning, number, written, kind, body));
    }

    /// <summary>Whether it is what was written behind another one.</summary>
    /// <param name="previous">That entry; null for the first.</param>
    public bool Follows(LedgerEntry? previous) => Number == (previous?.Number ?? 0) + 1
        && Digest == DigestOf(previous?.Digest ?? Beginning, Number, Time, Kind, Body);

    // Lengths stand before texts, so that no two entries are one text.
    private static string DigestOf(string previous, long number, string time, string kind, string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{previous} {number} {time.Length} {time} {kind.Length} {kind} {body.Length} {body}"))));
}
