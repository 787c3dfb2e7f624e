#if CDI_RUNTIME
using Cdi.Corpus;
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>Several models of an outcome as one annotator, which is asked nothing itself.</summary>
public sealed record ModelPanel
{
    /// <summary>Names of the models, two or more, in the order of the spec.</summary>
    public required EquatableArray<string> Members { get; init; }

    /// <summary>What each of them counts, above 0, in their order.</summary>
    public required EquatableArray<double> Weights { get; init; }

    /// <summary>What is made of their answers: of options the majority or the mean of their probabilities, of numbers the mean or the median.</summary>
    public LabelAggregate Aggregate { get; init; }
}
