using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>The column of probabilities in what is said of a spec that nobody has seen: by its header, where the spec has a name for it.</summary>
internal static class GivenColumn
{
    /// <summary>The name in a first spec.</summary>
    public const string Name = "drawn_with";

    /// <summary>A text with the header in the place of the name.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="header">The header; null where the spec names no column.</param>
    public static string Named(string text, string? header) =>
        header is null ? text : text.Replace($"given = {Name}", $"given = {SpecWords.Plain(header, keepBlanks: true)}", StringComparison.Ordinal)
            .Replace($"`{Name}`", $"`{SpecWords.Plain(header, keepBlanks: true)}`", StringComparison.Ordinal);

    /// <summary>A diagnostic with the header in the place of the name.</summary>
    /// <param name="diagnostic">What was found.</param>
    /// <param name="header">The header; null where the spec names no column.</param>
    public static DataDiagnostic Named(DataDiagnostic diagnostic, string? header) => diagnostic with
    {
        Message = Named(diagnostic.Message, header),
        Hint = Named(diagnostic.Hint, header) + OrConfidence(diagnostic, header),
        HintWithoutSpec = Named(diagnostic.HintWithoutSpec, header) + OrConfidence(diagnostic, header),
    };

    private static string OrConfidence(DataDiagnostic diagnostic, string? header) => diagnostic.Code == "CDI9027" && header is not null
        ? $" Where `{SpecWords.Plain(header, keepBlanks: true)}` says how sure the model is, it belongs behind `--confidence`."
        : "";
}
