namespace Cdi.Dsl.Vocabulary;

/// <summary>How a corpus file is written.</summary>
public enum CorpusFormat
{
    /// <summary>Comma-separated values, RFC 4180.</summary>
    Csv,

    /// <summary>Tab-separated values.</summary>
    Tsv,

    /// <summary>One JSON object per line.</summary>
    Jsonl,

    /// <summary>A sheet of an Excel workbook.</summary>
    Xlsx,
}
