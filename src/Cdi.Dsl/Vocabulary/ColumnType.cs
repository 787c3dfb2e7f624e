namespace Cdi.Dsl.Vocabulary;

/// <summary>What the cells of a column are.</summary>
public enum ColumnType
{
    /// <summary>Text shown to annotators.</summary>
    Text,

    /// <summary>0 or 1.</summary>
    Indicator,

    /// <summary>A real number.</summary>
    Number,

    /// <summary>A whole number, 0 or more.</summary>
    Count,

    /// <summary>One of several levels without order.</summary>
    Factor,

    /// <summary>One of several levels with an order.</summary>
    Ordered,

    /// <summary>A calendar date, ISO 8601.</summary>
    Date,

    /// <summary>A path or URL of a picture.</summary>
    Image,

    /// <summary>An identifier, kept as text.</summary>
    Id,
}
