using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Annotating;

/// <summary>Reads the certificate of a page.</summary>
internal static class PageCertificate
{
    /// <summary>The variable, or user secret, that holds the password of a certificate.</summary>
    public const string Password = "CDI_CERTIFICATE_PASSWORD";

    /// <summary>The certificate of a file, with its private key.</summary>
    /// <param name="name">The file, as given.</param>
    /// <param name="subject">Path of the annotators, for diagnostics.</param>
    /// <param name="now">The time.</param>
    /// <param name="environment">Holds the password.</param>
    /// <exception cref="CorpusException">It cannot be used.</exception>
    public static X509Certificate2 Read(string name, string subject, DateTimeOffset now, CommandEnvironment environment)
    {
        var certificate = Load(environment.FullPath(name), name, subject, environment);
        if (!certificate.HasPrivateKey) throw Unusable(name, subject, "it has no private key");
        if (certificate.NotAfter.ToUniversalTime() <= now.UtcDateTime) throw Unusable(name, subject, "it has expired");
        return certificate;
    }

    private static X509Certificate2 Load(string file, string name, string subject, CommandEnvironment environment)
    {
        var password = environment.Variable(Password) ?? UserSecrets.Find(environment, Password);
        try
        {
            if (Path.GetExtension(file).ToUpperInvariant() is ".PFX" or ".P12") return X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return password is null ? X509Certificate2.CreateFromPemFile(file) : X509Certificate2.CreateFromEncryptedPemFile(file, password);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unusable(name, subject, problem.Message.TrimEnd('.'));
        }
    }

    private static CorpusException Unusable(string name, string subject, string fact) => new([DataDiagnostics.CertificateUnusable(name, subject, fact)]);
}
