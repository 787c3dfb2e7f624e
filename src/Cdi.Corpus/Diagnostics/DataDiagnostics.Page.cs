namespace Cdi.Corpus;

/// <content>The page where people label: who reaches it, and what it needs.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9350. Other machines would reach the page of a study without encryption.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="address">The address.</param>
    public static DataDiagnostic PageWithoutTls(string file, string subject, string address) => Error("CDI9350", file, subject,
        $"Other machines reach `{address}`, and codes and answers would cross the network for anybody to read.",
        "Name a certificate with `--certificate`, or leave `--address` out: the page is then for this machine alone, and a tunnel (ssh -L) carries it.");

    /// <summary>CDI9351. The certificate of the page cannot be used.</summary>
    /// <param name="file">The certificate.</param>
    /// <param name="subject">Path of the annotators.</param>
    /// <param name="fact">Why, as a sentence without a full stop.</param>
    public static DataDiagnostic CertificateUnusable(string file, string subject, string fact) => Error("CDI9351", file, subject,
        $"The certificate of the page cannot be used: {fact}.",
        "Name a PKCS #12 file (.pfx, .p12; its password in CDI_CERTIFICATE_PASSWORD) or a PEM file that holds certificate and private key.");

    /// <summary>CDI9352. The ledger is in a database, and the page keeps what happens in a file.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the annotators.</param>
    public static DataDiagnostic PageNeedsFile(string file, string subject) => Error("CDI9352", file, subject,
        "The ledger of this study is in a database that several hosts share, and one host serves a page, from a ledger in a file.",
        "Unset CDI_LEDGER to collect the labels in a file beside the spec, or collect them by `cdi next` and `cdi import`.");
}
