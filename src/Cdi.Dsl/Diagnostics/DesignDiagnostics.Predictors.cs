using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>What predictors of labels read.</content>
public static partial class DesignDiagnostics
{
    /// <summary>CDI5120. A predictor is to read the answers of a model that are not known before people label.</summary>
    /// <param name="place">The model in the list.</param>
    /// <param name="llm">Its name.</param>
    /// <param name="fact">Why they are not known.</param>
    public static Diagnostic NotKnownBefore(Place place, string llm, string fact) => Error("CDI5120", place,
        $"Predictors cannot read `{llm}`: {fact}.",
        "Name a model that answers before people label; the model that estimates rest on is read without being named.");
}
