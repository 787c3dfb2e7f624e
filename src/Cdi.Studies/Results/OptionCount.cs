using Cdi.Estimation.Agreement;

namespace Cdi.Studies.Results;

/// <summary>How often an option was chosen.</summary>
/// <param name="Key">Key of the option.</param>
/// <param name="Shown">The option as annotators read it.</param>
/// <param name="Llm">Rows where the model chose it, over the population.</param>
/// <param name="Human">Labelled rows of the sample where the humans chose it; not weighted.</param>
public sealed record OptionCount(string Key, string Shown, int Llm, int Human)
{
    /// <summary>How the model errs about the option; null where nothing can be compared.</summary>
    public ClassErrors? Errors { get; init; }
}
