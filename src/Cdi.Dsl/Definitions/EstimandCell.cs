#if CDI_RUNTIME
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>One of the answers to a question that an estimand asks of each group of texts, or of each option.</summary>
/// <param name="Of">Name of the estimand, as the author wrote it.</param>
/// <param name="Option">Key of the option whose share it is, where the estimand asks for those of all options; else null.</param>
/// <param name="Levels">The levels that its texts have, in the order of <c>by</c>; empty where all texts are asked about.</param>
public sealed record EstimandCell(string Of, string? Option, EquatableArray<CellLevel> Levels)
{
    /// <summary>The cell among its estimand's: option and levels, <c>F, North, 1</c>.</summary>
    public string Label() => string.Join(", ", (Option is null ? [] : new[] { Option }).Concat(Levels.Select(level => level.Level)));

    /// <summary>Its texts in words, <c>branch = North, thanks = 1</c>; empty where they are all.</summary>
    public string Texts() => string.Join(", ", Levels.Select(level => $"{level.Column} = {level.Level}"));
}
