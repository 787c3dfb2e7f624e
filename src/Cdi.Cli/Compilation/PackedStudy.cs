using System.Security.Cryptography;

namespace Cdi.Cli.Compilation;

/// <summary>A compiled study that travels beside a manifest, so that those who run chunks need not compile.</summary>
/// <remarks>It is code, and is trusted as the job script beside it is: whoever can change one can change the other.</remarks>
/// <param name="Key">What it was compiled from, by which tool.</param>
/// <param name="Image">The assembly.</param>
internal sealed record PackedStudy(string Key, byte[] Image)
{
    /// <summary>Its name.</summary>
    public const string FileName = "study.dll";

    /// <summary>Digest of the bytes, in lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Image));
}
