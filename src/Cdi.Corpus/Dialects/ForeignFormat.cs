using System.IO.Compression;

namespace Cdi.Corpus.Dialects;

/// <summary>Files of spreadsheets and statistics packages, and the steps from each to a CSV file.</summary>
internal static class ForeignFormat
{
    private const int HeadBytes = 1 << 16;

    private const string FromWorkbook = """
        Name it with the extension `.xlsx`, or set `format = xlsx`: sheets are read. As text: in Excel, File, Save As, `CSV UTF-8 (Comma delimited)`; in LibreOffice, File, Save As, `Text CSV`; in R `write.csv(readxl::read_excel("data.xlsx"), "data.csv", row.names = FALSE, na = "")`; in Python `pandas.read_excel("data.xlsx").to_csv("data.csv", index=False)`.
        """;

    private const string FromOldWorkbook = """
        Save it as `Excel workbook (.xlsx)` without a password, whose sheets are read; or as text: in Excel, File, Save As, `CSV UTF-8 (Comma delimited)`; in LibreOffice, File, Save As, `Text CSV`.
        """;

    private const string FromSpss = """
        Write it as text: in R `write.csv(haven::as_factor(haven::read_sav("data.sav")), "data.csv", row.names = FALSE, na = "")`, in Python `pandas.read_spss("data.sav").to_csv("data.csv", index=False)`, in SPSS `SAVE TRANSLATE OUTFILE='data.csv' /TYPE=CSV /FIELDNAMES /CELLS=LABELS`.
        """;

    private const string FromStata = """
        Write it as text: in R `write.csv(haven::as_factor(haven::read_dta("data.dta")), "data.csv", row.names = FALSE, na = "")`, in Python `pandas.read_stata("data.dta").to_csv("data.csv", index=False)`, in Stata `export delimited using data.csv`.
        """;

    private const string FromParquet = """
        Write it as text: in R `write.csv(arrow::read_parquet("data.parquet"), "data.csv", row.names = FALSE, na = "")`, in Python `pandas.read_parquet("data.parquet").to_csv("data.csv", index=False)`.
        """;

    private const string FromR = """
        Write it as text in R: `write.csv(readRDS("data.rds"), "data.csv", row.names = FALSE, na = "")`; what is in an `.RData` or `.rda` file has a name of its own, which `load("data.RData")` prints where it stands between parentheses.
        """;

    /// <summary>What the file is, with article, and how to make a CSV file of it; null where its first bytes are those of none.</summary>
    public static (string Name, string Remedy)? Of(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, HeadBytes)];
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0]))
            return ("an Excel workbook of before 2007 (.xls), or one with a password", FromOldWorkbook);
        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            if (head.IndexOf("xl/"u8) >= 0) return ("an Excel workbook (.xlsx)", FromWorkbook);
            return head.IndexOf("opendocument.spreadsheet"u8) >= 0 ? ("a LibreOffice workbook (.ods)", FromOldWorkbook) : null;
        }

        if (bytes.StartsWith("$FL2"u8) || bytes.StartsWith("$FL3"u8)) return ("an SPSS data file (.sav)", FromSpss);
        if (bytes.StartsWith("<stata_dta>"u8) || head is [>= 0x68 and <= 0x73, 1 or 2, 1, ..]) return ("a Stata data file (.dta)", FromStata);
        if (IsOfR(bytes)) return ("a data file of R (.rds, .RData)", FromR);
        return bytes.StartsWith("PAR1"u8) ? ("a Parquet file", FromParquet) : null;
    }

    // R compresses what it saves by gzip where nobody says otherwise.
    private static bool IsOfR(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return IsSavedByR(bytes);
        var head = new byte[5];
        try
        {
            using var unpacked = new GZipStream(new MemoryStream(bytes[..Math.Min(bytes.Length, HeadBytes)].ToArray()), CompressionMode.Decompress);
            return unpacked.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && IsSavedByR(head);
        }
        catch (InvalidDataException)
        {
            // No gzip behind its first two bytes: another check says so.
            return false;
        }
    }

    private static bool IsSavedByR(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("RDX2\n"u8) || bytes.StartsWith("RDX3\n"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[(byte)'X', (byte)'\n', 0, 0, 0]);
}
