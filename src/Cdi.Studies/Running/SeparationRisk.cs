using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Warns (CDI5011) where so few labelled rows are expected on one side of an indicator that all of them may well have one label.</summary>
internal static class SeparationRisk
{
    // Four rows have one label with probability 1/8 at even odds, five with 1/16: the usual minimum of five expected in a cell.
    private const double FewestExpected = 5;

    /// <summary>The warnings, in the order of estimands and columns, for a sample that the study drew itself.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material, DrawnSample sample)
    {
        if (material.Definition.Sampling.Given is not null) yield break;
        foreach (var estimand in material.Definition.Estimands.Where(HasOdds))
        {
            foreach (var column in estimand.Columns.Where(column => IsIndicator(material.Table, column)))
            {
                var (value, expected) = Rarer(material.Table.Numbers(column).Span, sample.Probabilities.Span);
                if (expected < FewestExpected)
                {
                    yield return StudyDiagnostics.SeparationRisk(
                        material.Table.File, StudyMaterial.Subject(estimand), column, value, expected, material.Definition.Sampling.Budget);
                }
            }
        }
    }

    // Whether players' comparisons suffice is seen from who beat whom.
    private static bool HasOdds(EstimandDefinition estimand) => estimand.Kind != EstimandKind.BradleyTerry
        && (estimand.Event is not null || estimand.Observed is not null || estimand.Kind is EstimandKind.Multinomial or EstimandKind.OrderedLogit)
            && estimand.Targets.Any(target => target.Scale == Scale.LogOdds || target.Scale == Scale.OddsRatio);

    private static bool IsIndicator(CorpusTable table, string column) =>
        table.Definition.Columns.First(each => each.Name == column).Type == ColumnType.Indicator;

    /// <summary>The value with fewer labelled rows expected, and how many those are: the sum of their π.</summary>
    private static (int Value, double Expected) Rarer(ReadOnlySpan<double> indicator, ReadOnlySpan<double> probabilities)
    {
        var (zeros, ones) = (0.0, 0.0);
        for (var row = 0; row < indicator.Length; row++)
        {
            if (indicator[row] == 1) ones += probabilities[row];
            else zeros += probabilities[row];
        }

        return ones <= zeros ? (1, ones) : (0, zeros);
    }
}
