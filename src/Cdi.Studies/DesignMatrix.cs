using Cdi.Corpus;
using Cdi.Studies.Definitions;
using Cdi.Studies.Losses;
using Cdi.Studies.Running;

namespace Cdi.Studies;

/// <summary>The model matrix of a regression: a column for each parameter, and behind them the offset, where there is one.</summary>
/// <param name="Estimand">Name of the estimand.</param>
/// <param name="Columns">Names of the columns, as R prints them; <c>offset</c> for the offset.</param>
/// <param name="Rows">Number of rows: the kept texts of the corpus, labelled or not.</param>
/// <param name="First">The first rows, <see cref="FirstRows"/> at most, each with a number for each column.</param>
/// <param name="Sums">The sum of each column.</param>
/// <param name="Norms">The Euclidean length of each column.</param>
/// <remarks>What annotators say is not known of every text: columns that read it are NaN.</remarks>
public sealed record DesignMatrix(
    string Estimand,
    IReadOnlyList<string> Columns,
    int Rows,
    IReadOnlyList<IReadOnlyList<double>> First,
    IReadOnlyList<double> Sums,
    IReadOnlyList<double> Norms)
{
    /// <summary>Columns whose groups have effects that are solved for, with the number of their groups; empty where there are none.</summary>
    public IReadOnlyList<(string Column, int Groups)> Absorbed { get; init; } = [];

    /// <summary>How many rows are shown.</summary>
    public const int FirstRows = 6;

    /// <summary>The matrices of the regressions of a study, in the order of the spec.</summary>
    /// <param name="study">The study.</param>
    /// <param name="table">Its corpus.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<DesignMatrix> Of(StudyDefinition study, CorpusTable table, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(table);
        return [.. study.Estimands.Where(estimand => estimand.Kind.IsRegression())
            .SelectMany(estimand => new[] { Of(estimand, table, cancellation), InstrumentsOf(estimand, table, cancellation) }).OfType<DesignMatrix>()];
    }

    private static DesignMatrix? InstrumentsOf(EstimandDefinition estimand, CorpusTable table, CancellationToken cancellation) =>
        estimand.SymbolicInstruments is { } instruments
            ? Of(estimand with { Name = $"{estimand.Name}, instruments", SymbolicLoss = instruments }, table, cancellation) : null;

    private static DesignMatrix? Of(EstimandDefinition estimand, CorpusTable table, CancellationToken cancellation)
    {
        if (estimand.Loss is not { Indices: [var predictor, ..] } loss) return null;
        var columns = estimand.Columns.Select(table.Numbers).ToArray();
        var parts = Enumerable.Range(0, loss.Parameters.Count)
            .Select(j => (Name: loss.Parameters[j], Value: predictor.Expression.Differentiate(new LossExpression.Parameter(j)))).ToList();
        var offset = predictor.Expression.Substitute(leaf => leaf is LossExpression.Parameter ? LossExpression.Zero : leaf);
        if (offset != LossExpression.Zero) parts.Add(("offset", offset));
        var isKnown = parts.ConvertAll(part => !part.Value.Contains(leaf => leaf is LossExpression.Regressor));
        var (first, sums, squares) = (new List<IReadOnlyList<double>>(), new double[parts.Count], new double[parts.Count]);
        for (var row = 0; row < table.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var at = row;
            double[] values = [.. parts.Select((part, j) => isKnown[j] ? part.Value.Value(column => columns[column].Span[at]) : double.NaN)];
            if (row < FirstRows) first.Add(values);
            for (var j = 0; j < values.Length; j++)
            {
                sums[j] += values[j];
                squares[j] += values[j] * values[j];
            }
        }

        return new(estimand.Name, [.. parts.Select(part => part.Name)], table.Rows, first, sums, [.. squares.Select(Math.Sqrt)])
        {
            Absorbed = [.. estimand.Absorbed.Select(column => (column, ClusterCodes.Of(table, column).Distinct().Count()))],
        };
    }
}
