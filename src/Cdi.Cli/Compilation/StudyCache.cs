using System.Security.Cryptography;
using Cdi.Corpus.Files;

namespace Cdi.Cli.Compilation;

/// <summary>Compiled studies of earlier runs, one file each: code that is run as it is read, and so trusted only where nobody else can have written
/// it.</summary>
/// <remarks>
/// The folder is one that <see cref="PrivateFolder"/> vouches for. A file begins with a seal: the HMAC-SHA-256 of its key and its content
/// under 32 random bytes that stand in the same folder and that only the user can read. Who may write an entry but not read those
/// bytes (a share with loose modes, a file restored or copied from elsewhere) cannot make one that is read. An entry that is foreign,
/// damaged, cut short or of another study is absent, and the study is compiled again. The cache is never needed: where the folder
/// cannot be used, nothing is read or written, and nothing is said.
/// </remarks>
/// <param name="folder">Full path of the folder, made at the first write; null for no cache.</param>
internal sealed class StudyCache(string? folder)
{
    private const string SecretName = "seal.key";
    private const int SecretLength = 32;

    private readonly PrivateFolder? entries = folder is null ? null : new PrivateFolder(folder);
    private byte[]? secret;

    /// <summary>The content stored under a key, or null where there is none that is whole and of this user.</summary>
    /// <param name="key">Lower-case hexadecimal digits.</param>
    public byte[]? Read(string key)
    {
        if (entries is null || Secret(entries) is not { } known || entries.Read(NameOf(key)) is not { Length: >= HMACSHA256.HashSizeInBytes } file) return null;
        var content = file[HMACSHA256.HashSizeInBytes..];
        return CryptographicOperations.FixedTimeEquals(file.AsSpan(0, HMACSHA256.HashSizeInBytes), Seal(known, key, content)) ? content : null;
    }

    /// <summary>Stores a content under a key, at once and whole.</summary>
    /// <param name="key">Lower-case hexadecimal digits.</param>
    /// <param name="content">What is stored.</param>
    /// <returns>False where the folder cannot be written to or is open to others.</returns>
    public bool Write(string key, byte[] content) =>
        entries is not null && (Secret(entries) ?? NewSecret(entries)) is { } known && entries.Write(NameOf(key), [.. Seal(known, key, content), .. content]);

    private static string NameOf(string key) => key + ".study";

    /// <summary>The bytes that seal this user's entries, or null where there are none yet.</summary>
    private byte[]? Secret(PrivateFolder place) => secret ??= place.Read(SecretName) is { Length: SecretLength } bytes ? bytes : null;

    /// <summary>Makes the bytes. Where another process made them at the same time, those hold; where they are damaged, they are made anew.</summary>
    private byte[]? NewSecret(PrivateFolder place)
    {
        var bytes = RandomNumberGenerator.GetBytes(SecretLength);
        if (!place.Write(SecretName, bytes, replaces: false) && Secret(place) is null) place.Write(SecretName, bytes);
        return Secret(place);
    }

    private static byte[] Seal(byte[] known, string key, byte[] content)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, known);
        hash.AppendData(Convert.FromHexString(key));
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
