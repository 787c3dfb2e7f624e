using System.Globalization;

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What texts of a stratum have in common: the value of a column, the label of a model, or how sure a model is.</summary>
/// <param name="Column">The column; null where a model says it.</param>
/// <param name="Llm">The model; null where a column says it.</param>
/// <param name="Bins">Groups of texts, as equal in number as ties allow, by the confidence of the model; 0 for its label.</param>
public sealed record StratumPart(string? Column, string? Llm = null, int Bins = 0)
{
    /// <summary>As a spec writes it.</summary>
    public string Written => Column ?? (Bins == 0 ? Llm ?? "" : $"confidence({Llm}, bins = {Bins.ToString(CultureInfo.InvariantCulture)})");
}
