using System.Collections.Immutable;

namespace Cdi.Estimation.Designs;

/// <summary>The rows of a corpus by how they come into a sample; each list ascending, each row in one.</summary>
/// <param name="Examples">Labelled for certain before the LLM is asked, because its prompts show them.</param>
/// <param name="Certain">Labelled for certain because the LLM gave no answer.</param>
/// <param name="AtRisk">Drawn from.</param>
internal sealed record PartedRows(ImmutableArray<int> Examples, ImmutableArray<int> Certain, ImmutableArray<int> AtRisk)
{
    /// <summary>Labels that are spent for certain.</summary>
    public int Labelled => Examples.Length + Certain.Length;
}
