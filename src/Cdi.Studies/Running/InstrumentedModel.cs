using Cdi.Corpus;
using Cdi.Estimation.Problems;
using Cdi.Studies.Definitions;
using Cdi.Studies.Losses;

namespace Cdi.Studies.Running;

/// <summary>The columns of an instrumented model, of every row of the corpus.</summary>
/// <param name="Regressors">d.</param>
/// <param name="FeatureOf">d: the feature of an annotated regressor; 0 for others.</param>
/// <param name="Outcome">The column that is the outcome; null where it is annotated.</param>
/// <param name="Instruments">q.</param>
/// <param name="Endogenous">Positions of regressors that are no instruments.</param>
/// <param name="Weights">n: what a row counts, 0 where it lacks a value that is read; null where every row counts once.</param>
internal sealed record InstrumentedModel(
    IReadOnlyList<double[]> Regressors,
    IReadOnlyList<int> FeatureOf,
    double[]? Outcome,
    IReadOnlyList<double[]> Instruments,
    IReadOnlyList<int> Endogenous,
    double[]? Weights)
{
    /// <summary>The model of an estimand; null where it has no instruments.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="table">Its corpus.</param>
    public static InstrumentedModel? Of(EstimandDefinition estimand, CorpusTable table)
    {
        if (estimand is not { Loss: { } loss, SymbolicInstruments: { } symbolic }) return null;
        var instruments = symbolic();
        var columns = estimand.Columns.Select(table.Numbers).ToArray();
        var terms = Terms(loss);
        return new(
            [.. terms.Select(term => Values(term, columns, table.Rows))],
            [.. terms.Select(Annotated)],
            estimand.Observed is { } observed ? table.Numbers(observed).ToArray() : null,
            [.. Terms(instruments).Select(term => Values(term, columns, table.Rows))],
            [.. Enumerable.Range(0, terms.Count).Where(j => Annotated(terms[j]) > 0 || !instruments.Parameters.Contains(loss.Parameters[j]))],
            RowWeights.Of(estimand, table));
    }

    /// <summary>What an estimand reads, for its estimator.</summary>
    /// <param name="features">M.</param>
    public InstrumentedColumns Columns(int features) => new(Regressors, FeatureOf, Outcome, Instruments, features, Weights);

    private static List<LossExpression> Terms(LossDefinition loss) =>
        [.. Enumerable.Range(0, loss.Parameters.Count).Select(j => loss.Indices[0].Expression.Differentiate(new LossExpression.Parameter(j)))];

    // Behind the constant feature stand the annotated regressors in their order.
    private static int Annotated(LossExpression term)
    {
        var feature = 0;
        term.Contains(leaf =>
        {
            if (leaf is LossExpression.Regressor regressor) feature = regressor.Position + 1;
            return false;
        });
        return feature;
    }

    private static double[] Values(LossExpression term, ReadOnlyMemory<double>[] columns, int rows)
    {
        var known = term.Substitute(leaf => leaf is LossExpression.Regressor ? LossExpression.One : leaf);
        if (known is LossExpression.Column alone) return columns[alone.Position].ToArray();
        var values = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var at = row;
            values[row] = known.Value(column => columns[column].Span[at]);
        }

        return values;
    }
}
