namespace Cdi.Dsl.Vocabulary;

/// <content>What is chosen for a model that annotates.</content>
public static partial class Choices
{
    /// <summary>Whether a model gives its reasons before its answer.</summary>
    public static ChoiceTable<bool> Reasons { get; } = new("a place of reasons", [new("before", true), new("none", false)]);

    /// <summary>Which texts of a pool are examples.</summary>
    public static ChoiceTable<ExampleChoice> ExampleChoices { get; } = new("a choice of examples",
        [new("random", ExampleChoice.Random), new("nearest", ExampleChoice.Nearest)]);

    /// <summary>By what vectors texts are alike.</summary>
    public static ChoiceTable<EmbeddedKind> TextVectors { get; } = new("vectors of texts",
        [.. EmbeddedKinds.All.Select(kind => new Choice<EmbeddedKind>(kind.Word(), kind))]);

    /// <summary>What a confidence is, where the model is not asked for it by a prompt.</summary>
    public static ChoiceTable<ConfidenceSource> ConfidenceSources { get; } = new("a source of confidence",
        [new("tokens", ConfidenceSource.Tokens), new("agreement", ConfidenceSource.Agreement)]);
}
