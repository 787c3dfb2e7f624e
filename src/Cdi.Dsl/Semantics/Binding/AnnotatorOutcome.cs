using Cdi.Dsl.Diagnostics;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Finds the outcome that an annotator decides: the one it names, else the only one.</summary>
internal static class AnnotatorOutcome
{
    /// <summary>The outcome; null, and reported, where it is unknown or has to be said.</summary>
    public static OutcomeModel? Find(BlockReader reader, StudyScope scope)
    {
        if (reader.Name("outcome") is { } name && reader.Value("outcome") is { } node)
        {
            return scope.Outcome(reader.Context, node, name.Value);
        }

        if (reader.Attempted("outcome")) return null;
        var declared = scope.Declarations.Names("outcome");
        if (declared.Count == 1) return scope.Outcomes.FirstOrDefault();
        if (!scope.Declarations.IsIncomplete && !reader.IsIncomplete)
        {
            reader.Context.Report(SchemaDiagnostics.Missing(
                reader.Place,
                reader.Subject,
                "`outcome`",
                declared.Count == 0 ? "Declare an `outcome` for it to decide." : $"Name one: {string.Join(", ", declared)}."));
        }

        return null;
    }
}
