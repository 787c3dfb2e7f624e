#if CDI_RUNTIME
namespace Cdi.Corpus;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What a declared column holds, as the study language names it.</summary>
public enum ColumnType
{
    /// <summary><c>text</c>: any string; prompts show it.</summary>
    Text,

    /// <summary><c>indicator</c>: 0 or 1, read from the file or computed.</summary>
    Indicator,

    /// <summary><c>number</c>: a finite double.</summary>
    Number,

    /// <summary><c>count</c>: a whole number, 0 or more.</summary>
    Count,

    /// <summary><c>factor</c>: one of a set of levels without order.</summary>
    Factor,

    /// <summary><c>ordered</c>: one of the declared levels, lowest first.</summary>
    Ordered,

    /// <summary><c>date</c>: an ISO 8601 calendar date, <c>2024-05-31</c>.</summary>
    Date,

    /// <summary><c>image</c>: path or URL of a picture.</summary>
    Image,

    /// <summary><c>id</c>: an identifier, compared as text and never used as a number.</summary>
    Id,
}
