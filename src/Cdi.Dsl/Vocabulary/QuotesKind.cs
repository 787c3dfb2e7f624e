namespace Cdi.Dsl.Vocabulary;

/// <summary>What a quotation mark at the start of a cell means.</summary>
public enum QuotesKind
{
    /// <summary>It opens a quoted cell, whatever that holds.</summary>
    Double,

    /// <summary>It is a character like any other; a line is a row.</summary>
    None,
}
