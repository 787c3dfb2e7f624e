using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>Rows of a linear model whose group effects are absorbed: means of groups, weighted as the equation weighs its rows, are taken off.</summary>
internal sealed class AbsorbedRows(MEstimator estimator, Covariates covariates, int[] groupOf) : IBoundRows
{
    private readonly RowBuffers scratch = new();
    private readonly int[] everyRow = [.. Enumerable.Range(0, covariates.Rows)];

    public MEstimator Estimator => estimator;

    public long Rows => covariates.Rows;

    public IMoments Over(IRowColumns coefficients) => Of(everyRow, Read(coefficients), null);

    public IChosenRows Choose(ReadOnlyMemory<int> index) => new Chosen(this, index.ToArray());

    private double[] Read(IRowColumns coefficients)
    {
        var values = new double[2 * everyRow.Length];
        coefficients.Read(0, everyRow.Length, values);
        return values;
    }

    private Absorbed Of(int[] rows, double[] coefficients, double[][]? known)
    {
        var (width, groups) = (estimator.ColumnCount, groupOf.Max() + 1);
        var means = known ?? [.. Enumerable.Range(0, groups).Select(_ => new double[width + 1])];
        double Value(int k, int j) => covariates.Values.Span[(j * covariates.Rows) + rows[k]];
        if (known is null)
        {
            var totals = new double[groups];
            for (var k = 0; k < rows.Length; k++)
            {
                totals[groupOf[rows[k]]] += coefficients[k];
                for (var j = 0; j < width; j++) means[groupOf[rows[k]]][j] += coefficients[k] * Value(k, j);
                means[groupOf[rows[k]]][width] += coefficients[rows.Length + k];
            }

            for (var group = 0; group < groups; group++)
            {
                for (var j = 0; j <= width; j++) means[group][j] /= totals[group];
            }
        }

        var (columns, centred) = (new double[width * rows.Length], coefficients.ToArray());
        for (var k = 0; k < rows.Length; k++)
        {
            var own = means[groupOf[rows[k]]];
            for (var j = 0; j < width; j++) columns[(j * rows.Length) + k] = Value(k, j) - own[j];
            centred[rows.Length + k] -= coefficients[k] * own[width];
        }

        return new(this, new(columns, centred, rows.Length), rows, means, coefficients);
    }

    private sealed class Chosen(AbsorbedRows all, int[] rows) : IChosenRows
    {
        public int[] Rows => rows;

        public IMoments Over(ReadOnlyMemory<double> coefficients) => all.Of(rows, coefficients.ToArray(), null);
    }

    private sealed class Absorbed(AbsorbedRows all, RowChunk chunk, int[] rows, double[][] means, double[] coefficients)
        : RowwiseMoments(all.Estimator, all.scratch, all)
    {
        private readonly MemoryMoments centred = new(all.Estimator, chunk, all.Rows, rows, all.scratch, all);

        public override long Rows => rows.Length;

        public override long Divisor => all.Rows;

        public override IEnumerable<RowChunk> Stretches() => [chunk];

        public override long CorpusRow(long row) => rows[row];

        public override double Value(double[] parameters) => centred.Value(parameters);

        public override void Evaluate(double[] parameters, double[] score, double[] jacobian) => centred.Evaluate(parameters, score, jacobian);

        public override IMoments Counted(IRowValues<double> multiplicities)
        {
            var counts = new double[all.everyRow.Length];
            multiplicities.Read(0, counts);
            return all.Of(rows, [.. coefficients.Select((value, k) => value * counts[rows[k % rows.Length]])], null);
        }

        public override IMoments With(IRowColumns other) => all.Of(all.everyRow, all.Read(other), means);

        public override IMoments With(IChosenRows chosen, ReadOnlyMemory<double> other) => all.Of(((Chosen)chosen).Rows, other.ToArray(), means);

        protected override void Read<T>(IRowValues<T> values, long first, Span<T> destination)
        {
            for (var i = 0; i < destination.Length; i++) values.Read(rows[first + i], destination.Slice(i, 1));
        }
    }
}
