using Cdi.Corpus;
using Cdi.Estimation.Problems;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Columns whose groups have effects that are solved for.</summary>
internal static class AbsorbedColumns
{
    /// <summary>The groups of an estimand.</summary>
    public static AbsorbedEffects Of(CorpusTable table, EstimandDefinition estimand) =>
        new([.. estimand.Absorbed.Select(column => ClusterCodes.Of(table, column))]);

    /// <summary>What was absorbed in each estimand, with the groups that hold labels of the study's sample.</summary>
    public static IReadOnlyList<AbsorbedGroups> Found(StudyMaterial material, SampleBook samples) =>
    [
        .. from estimand in material.Definition.Estimands.Index()
           from column in estimand.Item.Absorbed
           let codes = ClusterCodes.Of(material.Table, column)
           let labelled = samples.Of(null, material.Problem.Estimands[estimand.Index].Features.Variables).Labelled
           select new AbsorbedGroups(estimand.Item.Name, column, codes.Distinct().Count(),
               codes.Where((_, row) => labelled.Span[row]).Distinct().Count()),
    ];
}
