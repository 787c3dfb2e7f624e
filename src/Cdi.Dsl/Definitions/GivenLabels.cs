#if CDI_RUNTIME
using Cdi.Studies.Collections;

namespace Cdi.Studies.Definitions;
#else
using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Definitions;
#endif

/// <summary>How labels that were collected before the study had been drawn.</summary>
/// <param name="Probability">Name in <c>CorpusDefinition.RecordedNumbers</c> of the inclusion probabilities, in (0, 1], one per row; null for
/// <c>given = uniform</c>, where the probability is the share of rows (of the stratum, of the clusters) labelled, and where <see cref="Outcomes"/> says
/// it.</param>
public sealed record GivenLabels(string? Probability)
{
    /// <summary>Name of the column of groups from each of which a fixed number of rows was drawn; null for none.</summary>
    public string? Strata { get; init; }

    /// <summary>Name of the column of groups that were drawn whole; null where rows were drawn.</summary>
    public string? Cluster { get; init; }

    /// <summary>The draw of each outcome; empty where one word holds for all.</summary>
    public EquatableArray<OutcomeDraw> Outcomes { get; init; }

    /// <summary>Whether labelled texts are those of another corpus, and the texts without a label the one that is spoken about.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>Whether no outcome has recorded probabilities.</summary>
    public bool IsUniform => !Probabilities.Any();

    /// <summary>Names of every recorded inclusion probability of one outcome or all.</summary>
    public IEnumerable<string> Probabilities => Outcomes.Select(each => each.Probability).Append(Probability).OfType<string>();

    /// <summary>Name of the recorded inclusion probabilities of an outcome; null for a uniform draw.</summary>
    /// <param name="outcome">Name of the outcome.</param>
    public string? ProbabilityOf(string outcome) => Outcomes.FirstOrDefault(each => each.Outcome == outcome) is { } own ? own.Probability : Probability;

    /// <summary>How the draws of outcomes hang together whose labels an estimand reads together; null where nothing is said, or
    /// <see cref="JointProbability"/> says it.</summary>
    public JointRule? Together { get; init; }

    /// <summary>Name in <c>CorpusDefinition.RecordedNumbers</c> of the probability, in (0, 1], of having every label that an estimand reads together, one per
    /// row; null for none.</summary>
    public string? JointProbability { get; init; }
}
