using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Cdi.AnnotationPage.People;

/// <summary>Codes of invitations and what browsers hold. They are kept as digests alone: of 100 bits of chance and more nobody finds one.</summary>
internal static class Secrets
{
    // Crockford's: no letter that is read as another or as a number.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 20;
    private const int GroupLength = 5;

    /// <summary>A code that a person types once: <c>K7QF2-9XHRM-0TB4W-ZC6DN</c>.</summary>
    public static string NewCode() =>
        string.Join('-', RandomNumberGenerator.GetItems<char>(Letters, CodeLength).Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>What a browser holds of a session.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What the page calls a text to one annotator.</summary>
    public static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The digest of a code, however it was typed.</summary>
    /// <param name="code">The code.</param>
    public static string DigestOfCode(string code)
    {
        var plain = new StringBuilder(CodeLength);
        foreach (var letter in code.ToUpperInvariant())
        {
            if (letter is 'O') plain.Append('0');
            else if (letter is 'I' or 'L') plain.Append('1');
            else if (letter is not ('-' or ' ')) plain.Append(letter);
        }

        return Digest("code", plain.ToString());
    }

    /// <summary>The digest of what a browser holds.</summary>
    /// <param name="token">What it holds.</param>
    public static string DigestOfToken(string token) => Digest("session", token);

    /// <summary>What a request that changes something says beside the cookie: it follows from what the browser holds, which no other page can read.</summary>
    /// <param name="token">What it holds.</param>
    public static string ForgeryTokenOf(string token) => Digest("forgery", token);

    /// <summary>Whether two texts are equal, in a time that says nothing of where they differ.</summary>
    public static bool Equal(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Digest(string purpose, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}:{text}")));
}
