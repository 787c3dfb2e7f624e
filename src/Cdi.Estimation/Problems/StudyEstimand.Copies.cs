using Cdi.Estimation.Annotations;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Problems;

/// <content>Estimands that differ in one thing.</content>
public sealed partial class StudyEstimand
{
    /// <summary>The same estimand with passes that are carried out otherwise.</summary>
    /// <param name="execution">How.</param>
    public StudyEstimand Under(PassExecution execution) => IsHeld
        ? new(Name, Estimator.Under(execution), Covariates, Features, Targets, Primary) { Clusters = clusters, Start = start, Binder = Binder, Said = Said,
            Likelihood = Likelihood, Crossed = Crossed, Quantile = Quantile, QuantileType = QuantileType, RegressionLevel = RegressionLevel,
            IsTotal = IsTotal, Survey = Survey, Calibration = Calibration, LabelsWeigh = LabelsWeigh, RowWeights = rowWeights,
            HasAnnotatedRegressor = HasAnnotatedRegressor, IsOfColumns = IsOfColumns, Total = Total, Compared = Compared, Extended = Extended }
        : new(Name, Estimator.Under(execution), Covariates.Rows, Binder ?? throw new InvalidOperationException("Rows that are not held are bound."), Features,
            Targets, Primary) { ClusterOf = clusterOf, Start = start, Likelihood = Likelihood, IsTotal = IsTotal, Survey = Survey, LabelsWeigh = LabelsWeigh,
            Calibration = Calibration, RowWeights = rowWeights, HasAnnotatedRegressor = HasAnnotatedRegressor, IsOfColumns = IsOfColumns, Total = Total };

    /// <summary>The same estimand with other answers in the columns that hold what a model says; 0 where it says nothing.</summary>
    /// <param name="variables">The annotated variables of the problem.</param>
    internal StudyEstimand Saying(IReadOnlyList<AnnotatedVariable> variables)
    {
        if (Said.IsEmpty) return this;
        var values = Covariates.Values.ToArray();
        for (var k = 0; k < Said.Length; k++)
        {
            var column = values.AsSpan((Estimator.ColumnCount - (2 * (Said.Length - k)) + 1) * Covariates.Rows, Covariates.Rows);
            for (var row = 0; row < column.Length; row++)
                column[row] = variables[Said[k]].Answer(row) is var answer && double.IsNaN(answer) ? 0 : answer;
        }

        return new(Name, Estimator, new(values, Covariates.Rows), Features, Targets, Primary)
        {
            Clusters = clusters, Start = start, Binder = Binder, Said = Said, Likelihood = Likelihood, Crossed = Crossed, Quantile = Quantile,
            QuantileType = QuantileType, RegressionLevel = RegressionLevel,
            IsTotal = IsTotal, Survey = Survey, Calibration = Calibration, LabelsWeigh = LabelsWeigh, RowWeights = rowWeights,
            HasAnnotatedRegressor = HasAnnotatedRegressor, IsOfColumns = IsOfColumns, Total = Total, Compared = Compared, Extended = Extended,
        };
    }
}
