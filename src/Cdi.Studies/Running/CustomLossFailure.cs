using System.Globalization;
using Cdi.Corpus;
using Cdi.Estimation.MEstimation;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Turns failures of a search for the minimum of an author's own loss into diagnostics that name parameters and start values.</summary>
internal static class CustomLossFailure
{
    /// <summary>The diagnostic; null where the failure is not one of the loss.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="method">Name of the method.</param>
    public static DataDiagnostic? Of(SolveFailure failure, EstimandDefinition estimand, CorpusTable table, string method)
    {
        var (file, subject) = (table.File, StudyMaterial.Subject(estimand));
        return failure switch
        {
            SolveFailure.NotFinite { Row: var row } => DataDiagnostics.LossWithoutValue(
                file, subject, method, table.Place(checked((int)row)), Values(estimand, table, checked((int)row)), Start(estimand)),
            SolveFailure.Collinear collinear => DataDiagnostics.NotIdentified(file, subject, method, Names(collinear.Parameters),
                collinear.IsZero || collinear.Parameters.Count == 1 ? "does not depend, in these rows, on" : "stays the same along some change of"),
            SolveFailure.Separation separation => DataDiagnostics.NotIdentified(
                file, subject, method, Names(separation.Parameters), "falls without end along some change of"),
            SolveFailure.Indefinite indefinite => DataDiagnostics.NotIdentified(
                file, subject, method, Names([indefinite.Parameter]), "has no minimum where the search ends, and is flat or falls along"),
            SolveFailure.NoConvergence stopped => DataDiagnostics.NotIdentified(file, subject, method, estimand.Parameters,
                FormattableString.Invariant($"still falls after {stopped.Iterations} iterations, the last step {stopped.LastStep:G4}, along")),
            SolveFailure.NoDescent => DataDiagnostics.NotIdentified(
                file, subject, method, estimand.Parameters, "has no minimum that a step reaches from where the search ends, along"),
            _ => null,
        };

        IReadOnlyCollection<string> Names(IReadOnlyList<int> parameters) => [.. parameters.Select(index => estimand.Parameters[index])];
    }

    /// <summary>Whether θ of a negative binomial model, the last parameter, ran away: counts vary by no more than their means say.</summary>
    /// <param name="failure">Why there is no estimate.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="counts">What is counted in each row; NaN where nobody knows.</param>
    /// <remarks>Where every count is 0 the mean runs away, and θ may be anything.</remarks>
    public static bool HasNoOverdispersion(SolveFailure failure, EstimandDefinition estimand, Func<ReadOnlyMemory<double>> counts)
    {
        var theta = estimand.Parameters.Count - 1;
        return estimand.Kind == EstimandKind.NegativeBinomial && estimand.Estimator.Tail.MayBeNonConvex && failure switch
        {
            SolveFailure.Indefinite indefinite => indefinite.Parameter == theta,
            SolveFailure.Collinear { IsConstantWithinGroups: false } collinear => collinear.Parameters.Contains(theta),
            SolveFailure.Separation separation => counts() is var known && separation.Cell.Any(row => known.Span[checked((int)row)] > 0),
            SolveFailure.UndefinedTarget undefined => undefined.Term == estimand.Parameters[theta],
            SolveFailure.NoConvergence or SolveFailure.NoDescent => true,
            _ => false,
        };
    }

    private static string Values(EstimandDefinition estimand, CorpusTable table, int row) => estimand.Columns.Count == 0 ? ""
        : "with " + string.Join(" and ", estimand.Columns.Select(column =>
            string.Create(CultureInfo.InvariantCulture, $"`{column}` = {table.Numbers(column).Span[row]:R}")));

    private static string Start(EstimandDefinition estimand) => string.Join(", ", estimand.Parameters.Zip(estimand.Start, (name, value) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} = {value:R}")));
}
