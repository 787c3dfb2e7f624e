using System.Collections.Immutable;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies;

/// <summary>What prompts of a model show as examples, and the texts of the corpus that are set apart for it.</summary>
public sealed record ModelExamples
{
    /// <summary>Of a model whose prompts show none.</summary>
    public static ModelExamples None { get; } = new() { Items = [] };

    /// <summary>The examples in the order in which a prompt shows them; where the nearest are shown, all that they are chosen from.</summary>
    public required ImmutableArray<ModelExample> Items { get; init; }

    /// <summary>The same for each question from which labels follow, with its answers in the place of labels; empty where labels are asked for
    /// themselves.</summary>
    public ImmutableArray<ImmutableArray<ModelExample>> ByQuestion { get; init; } = [];

    /// <summary>Which of them a prompt shows.</summary>
    public ExampleChoice Choice { get; init; }

    /// <summary>By the cosine of which vectors texts are alike, where the nearest are shown.</summary>
    public EmbeddedKind Vectors { get; init; }

    /// <summary>How many are shown where the nearest are; at least 1.</summary>
    public int Shown { get; init; } = 1;

    /// <summary>Whether as many of each option are shown where the nearest are.</summary>
    public bool IsBalanced { get; init; }

    /// <summary>n: the texts that people label for the examples, shown or not, and about which the model is not asked; empty for none.</summary>
    public ReadOnlyMemory<bool> SetApart { get; init; }

    /// <summary>Texts that people label for it and that have no answer yet; while there are any, the model cannot be asked.</summary>
    public int Waiting { get; init; }

    /// <summary>What stands in the way, an error, or what there is too little of, a warning; null for nothing.</summary>
    public DataDiagnostic? Finding { get; init; }

    /// <summary>What prompts of one of several questions show.</summary>
    /// <param name="question">Its index.</param>
    public ModelExamples OfQuestion(int question) => this with { Items = ByQuestion.IsDefaultOrEmpty ? [] : ByQuestion[question], ByQuestion = [] };

    /// <summary>Whether the model is not asked about a text.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    public bool IsSetApart(int row) => !SetApart.IsEmpty && SetApart.Span[row];
}
