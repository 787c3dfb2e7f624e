using System.Globalization;
using System.Text;
using Cdi.Corpus;
using Cdi.Corpus.Reading;
using Cdi.Estimation.Problems;
using Cdi.Studies.Definitions;
using Cdi.Studies.Losses;

namespace Cdi.Studies.Running;

/// <summary>What is read and computed with twice the digits of a double.</summary>
internal static class ExtendedModel
{
    /// <summary>What the study says about its corpus, with the decimals of numbers where estimates are computed of them.</summary>
    /// <param name="study">The study.</param>
    public static CorpusDefinition Declared(StudyDefinition study) => study.Corpus with { KeepsDecimals = IsAsked(study) };

    /// <summary>Whether estimates are computed so.</summary>
    /// <param name="study">The study.</param>
    public static bool IsAsked(StudyDefinition study) => study.Inference.Precision == NumberPrecision.Extended;

    /// <summary>The columns of an estimand.</summary>
    /// <param name="estimand">The estimand: of a linear model, a mean or moments.</param>
    /// <param name="records">The record of the labels of each variable that it reads.</param>
    /// <param name="table">The corpus.</param>
    /// <exception cref="InvalidOperationException">A regressor is no polynomial, which the compiler refuses.</exception>
    public static ExtendedColumns Of(EstimandDefinition estimand, IEnumerable<string> records, CorpusTable table)
    {
        var (regressors, offset) = estimand.Kind switch
        {
            EstimandKind.Linear => Terms(estimand.Loss ?? throw new InvalidOperationException($"The loss of `{estimand.Name}` is known.")),
            EstimandKind.Mean => ([[new ExtendedMonomial(1, 0, [])]], []),
            _ => ([], []),
        };
        return new(regressors, offset, [.. estimand.Columns.Select(table.Numbers)], [.. estimand.Columns.Select(table.Rests)],
            [.. records.Select(table.RecordedRests)]);
    }

    private static (IReadOnlyList<IReadOnlyList<ExtendedMonomial>> Regressors, IReadOnlyList<ExtendedMonomial> Offset) Terms(LossDefinition loss)
    {
        var predictor = loss.Indices[0].Expression;
        return ([.. Enumerable.Range(0, loss.Parameters.Count).Select(j => Sum(predictor.Differentiate(new LossExpression.Parameter(j))))],
            Sum(predictor.Substitute(leaf => leaf is LossExpression.Parameter ? LossExpression.Zero : leaf)));
    }

    private static IReadOnlyList<ExtendedMonomial> Sum(LossExpression expression) =>
        [.. (LossPolynomial.Of(expression) ?? throw new InvalidOperationException($"`{expression}` is no polynomial."))
            .Select(product => new ExtendedMonomial(product.Coefficient, RestOf(product.Coefficient), product.Factors))];

    // A number of a spec is the decimals that its author wrote.
    private static double RestOf(double coefficient) =>
        DecimalRest.Of(Encoding.ASCII.GetBytes(coefficient.ToString("R", CultureInfo.InvariantCulture)), '.', coefficient);
}
