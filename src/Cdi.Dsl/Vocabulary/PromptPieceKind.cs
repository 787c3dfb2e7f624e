namespace Cdi.Dsl.Vocabulary;

/// <summary>What a piece of a prompt is.</summary>
public enum PromptPieceKind
{
    /// <summary>Text as written.</summary>
    Literal,

    /// <summary>Value of a declared column.</summary>
    Column,

    /// <summary>The options of the outcome, one per line, <c>A: Polite</c>.</summary>
    Options,

    /// <summary>The options of the outcome with what the spec says of them, one per line, <c>A: Polite (softens what it asks)</c>.</summary>
    ExplainedOptions,

    /// <summary>Texts with their answers, one after the other.</summary>
    Examples,

    /// <summary>What is asked, in the words of the question.</summary>
    Question,

    /// <summary>The label that the model gave before.</summary>
    Label,
}
