namespace Cdi.Corpus;

/// <summary>How the characters of a corpus file are written, as its first bytes and its content show.</summary>
internal enum TextEncoding
{
    /// <summary>UTF-8 without a byte order mark.</summary>
    Utf8,

    /// <summary>UTF-8 behind a byte order mark, as spreadsheets write it.</summary>
    Utf8WithMark,

    /// <summary>UTF-16 behind a byte order mark, the lower byte first, as "Unicode text" of spreadsheets.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16 behind a byte order mark, the higher byte first.</summary>
    Utf16BigEndian,
}
