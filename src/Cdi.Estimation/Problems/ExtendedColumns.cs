using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Problems;

/// <summary>What an estimand is computed from in numbers of twice the digits of a double: columns and labels as their decimals say them, in two parts, the
/// double nearest to the decimals and what it leaves.</summary>
/// <remarks>Of a linear model and of a mean the regressors, polynomials in columns; of moments nothing, as they are those of labels counted from their
/// mean.</remarks>
public sealed class ExtendedColumns
{
    private readonly IReadOnlyList<IReadOnlyList<ExtendedMonomial>> regressors;
    private readonly IReadOnlyList<ExtendedMonomial> offset;
    private readonly IReadOnlyList<ReadOnlyMemory<double>> values;
    private readonly IReadOnlyList<ReadOnlyMemory<double>> rests;
    private readonly IReadOnlyList<ReadOnlyMemory<double>> labelRests;

    /// <summary>Describes columns and labels.</summary>
    /// <param name="regressors">d regressors, each a sum; none for moments.</param>
    /// <param name="offset">What is taken from the outcome first, a sum; empty for nothing.</param>
    /// <param name="values">The columns, n each.</param>
    /// <param name="rests">Of each column what its doubles leave of its decimals, n; empty where they leave nothing.</param>
    /// <param name="labelRests">The same of the labels of each variable that the estimand reads, in their order.</param>
    /// <exception cref="ArgumentException">Columns and rests differ in number or in rows.</exception>
    public ExtendedColumns(
        IReadOnlyList<IReadOnlyList<ExtendedMonomial>> regressors,
        IReadOnlyList<ExtendedMonomial> offset,
        IReadOnlyList<ReadOnlyMemory<double>> values,
        IReadOnlyList<ReadOnlyMemory<double>> rests,
        IReadOnlyList<ReadOnlyMemory<double>> labelRests)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        ArgumentNullException.ThrowIfNull(offset);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(rests);
        ArgumentNullException.ThrowIfNull(labelRests);
        if (values.Count != rests.Count || values.Zip(rests).Any(pair => !pair.Second.IsEmpty && pair.Second.Length != pair.First.Length))
            throw new ArgumentException("Not a rest of each number.", nameof(rests));
        (this.regressors, this.offset, this.values, this.rests, this.labelRests) = (regressors, offset, values, rests, labelRests);
    }

    /// <summary>d, the regressors; 0 for moments.</summary>
    internal int Count => regressors.Count;

    /// <summary>The regressors of a row.</summary>
    /// <param name="row">The row of the corpus.</param>
    internal DoubleDouble[] Regressors(int row) => [.. regressors.Select(sum => Value(sum, row))];

    /// <summary>What is taken from the outcome of a row.</summary>
    /// <param name="row">The row of the corpus.</param>
    internal DoubleDouble Offset(int row) => Value(offset, row);

    /// <summary>A label as its decimals say it.</summary>
    /// <param name="variable">The variable, by its place in the estimand.</param>
    /// <param name="row">The row of the corpus.</param>
    /// <param name="label">The double nearest to it.</param>
    internal DoubleDouble Label(int variable, int row, double label) => (DoubleDouble)label + RestOf(labelRests[variable], row);

    private DoubleDouble Value(IReadOnlyList<ExtendedMonomial> sum, int row)
    {
        DoubleDouble total = 0;
        foreach (var monomial in sum)
        {
            var product = (DoubleDouble)monomial.Coefficient + monomial.Rest;
            foreach (var (column, power) in monomial.Factors)
                product *= ((DoubleDouble)values[column].Span[row] + RestOf(rests[column], row)).Power(power);
            total += product;
        }

        return total;
    }

    private static double RestOf(ReadOnlyMemory<double> of, int row) => of.IsEmpty ? 0 : of.Span[row];
}
