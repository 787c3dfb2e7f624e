using System.Globalization;
#if !CDI_RUNTIME
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What predictors of labels read beside the columns of numbers and the answers of the model that estimates rest on: levels of a factor, the
/// principal components of a text's vector, or the answers of another model.</summary>
/// <param name="Column">The column; null where a model says it.</param>
/// <param name="Llm">The model; null where a column says it.</param>
/// <param name="Vectors">Which vectors of texts; null where the column is no text.</param>
/// <param name="Components">How many principal components of the vectors; 0 where there are no vectors.</param>
public sealed record PredictorSource(string? Column, string? Llm = null, EmbeddedKind? Vectors = null, int Components = 0)
{
    /// <summary>Principal components of texts that are read where a spec does not say how many.</summary>
    public const int UsualComponents = 16;

    /// <summary>Principal components of texts that a spec may ask for.</summary>
    public const int MostComponents = 100;

    /// <summary>As a spec writes it.</summary>
    public string Written => Vectors is not { } vectors ? Column ?? Llm ?? ""
        : Components == UsualComponents ? $"{vectors.Word()}({Column})"
        : $"{vectors.Word()}({Column}, components = {Components.ToString(CultureInfo.InvariantCulture)})";
}
