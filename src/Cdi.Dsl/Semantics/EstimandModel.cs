using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>A quantity to estimate.</summary>
/// <param name="Name">Name of the estimand.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Form">What is asked for; null where that is wrong beyond use.</param>
/// <param name="Scale">The scale that the author asks for; null where not given.</param>
/// <param name="Cluster">Declared column whose equal values form a cluster; null where not given.</param>
/// <param name="HasNoCluster">Whether the block says nothing of clusters, right or wrong.</param>
/// <param name="Null">Null value of the test; null where not given.</param>
public sealed record EstimandModel(
    string Name,
    Place Place,
    string Documentation,
    EstimandForm? Form,
    Located<ScaleKind>? Scale,
    Located<string>? Cluster,
    [property: CompilerNote] bool HasNoCluster,
    Located<double>? Null)
{
    /// <summary>Declared column whose groups cross <see cref="Cluster"/>; null where not given.</summary>
    public Located<string>? CrossedCluster { get; init; }

    /// <summary>Declared column by which its loss weighs a text, that of the corpus where it names none; null where every text counts once.</summary>
    public Located<string>? Weight { get; init; }

    /// <summary>Declared column whose groups the texts were sampled from one by one, that of the corpus where it names none; null where there are
    /// none.</summary>
    public Located<string>? Strata { get; init; }

    /// <summary>Declared column with the size of each stratum's population, or the share of it that was sampled; null where the population has no
    /// end.</summary>
    public Located<string>? PopulationSize { get; init; }

    /// <summary>Where it says that texts without a value of a column that it reads are left out; null where such a text is an error.</summary>
    public Place? Drops { get; init; }

    /// <summary>The groups of texts, and the options, that are answered one by one; empty where there is one answer.</summary>
    public EquatableArray<EstimandCell> Cells { get; init; } = [];

    /// <summary>How many intervals it has by one method that are read as answers.</summary>
    [CompilerNote]
    public int Answers => Math.Max(1, Cells.Count);
}
