#if CDI_RUNTIME
namespace Cdi.Corpus;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>How the rows of a corpus file are written.</summary>
public enum CorpusFormat
{
    /// <summary>Comma-separated values with a header row, quotes as in RFC 4180.</summary>
    Csv,

    /// <summary>Tab-separated values with a header row, quotes as in RFC 4180.</summary>
    Tsv,

    /// <summary>One JSON object per line.</summary>
    Jsonl,

    /// <summary>A sheet of an Excel workbook, with a header row.</summary>
    Xlsx,
}
