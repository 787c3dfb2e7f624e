using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <summary>An equation with effects of groups that are solved for.</summary>
/// <param name="all">The rows of the corpus.</param>
/// <param name="chunk">The rows of the equation with the effects filled in.</param>
/// <param name="rows">Their indices in the corpus.</param>
/// <param name="effects">The effects.</param>
/// <param name="given">Coefficients as given, from which effects of other counts are solved for.</param>
internal sealed class AbsorbedMoments(AbsorbedRows all, RowChunk chunk, int[] rows, GroupEffects effects, double[] given)
    : RowwiseMoments(all.Estimator, all.Buffers, all)
{
    // What is left of a column's sum of squares once effects are taken off, where it is a sum of effects: rounding.
    private const double Rounding = 1e-20;

    private readonly MemoryMoments filled = new(all.Estimator, chunk, all.Rows, rows, all.Buffers, all);

    /// <inheritdoc/>
    public override long Rows => rows.Length;

    /// <inheritdoc/>
    public override long Divisor => all.Rows;

    /// <inheritdoc/>
    public override EffectLeverage Effects => new(all, chunk, rows, effects);

    /// <inheritdoc/>
    public override int EffectRank => effects.Rank;

    /// <inheritdoc/>
    public override int EffectRankAcross(IRowValues<int>? clusters)
    {
        if (clusters is null) return effects.Rank;
        var codes = CodesOf(clusters);
        var across = Enumerable.Range(0, all.Groups.Count).Where(grouping => !all.Groups.IsNested(grouping, rows, codes)).ToList();
        return across.Count == all.Groups.Count ? effects.Rank : across.Count == 0 ? 1 : effects.KnownOf(across[0]);
    }

    /// <inheritdoc/>
    public override (double Form, double Curvature, int Group)[] EffectForms()
    {
        var forms = new (double Form, double Curvature, int Group)[rows.Length];
        for (var k = 0; k < forms.Length; k++)
        {
            var cell = all.Groups.Cells[all.Groups.CellOf[rows[k]]];
            forms[k] = (effects.Form(cell), effects.CurvatureOf(cell), cell[effects.Inner]);
        }

        return forms;
    }

    /// <inheritdoc/>
    public override IMomentDiagnosis Diagnosis => new AbsorbedDiagnosis(base.Diagnosis, WithinGroups);

    /// <inheritdoc/>
    public override IEnumerable<RowChunk> Stretches() => [chunk];

    /// <inheritdoc/>
    public override long CorpusRow(long row) => rows[row];

    /// <inheritdoc/>
    public override double Value(double[] parameters) => filled.Value(parameters);

    /// <inheritdoc/>
    public override void Evaluate(double[] parameters, double[] score, double[] jacobian)
    {
        filled.Evaluate(parameters, score, jacobian);
        var size = score.Length;
        for (var j = 0; j < size; j++)
        {
            if (jacobian[(j * size) + j] > Rounding * effects.Curvature[j] / all.Rows) continue;
            for (var k = 0; k < size; k++) jacobian[(j * size) + k] = jacobian[(k * size) + j] = 0;
        }
    }

    /// <summary>Null: rows that are counted otherwise solve for more than θ.</summary>
    public override CountedSums? Tabulated(double[] parameters) => null;

    /// <inheritdoc/>
    public override IMoments Counted(IRowValues<double> multiplicities)
    {
        var counts = new double[rows.Length];
        Read(multiplicities, 0, counts);
        var counted = new double[given.Length];
        for (var k = 0; k < counted.Length; k++) counted[k] = given[k] * counts[k % rows.Length];
        return all.Of(rows, counted, null);
    }

    /// <inheritdoc/>
    public override IMoments With(IRowColumns coefficients) => all.Of(all.EveryRow, all.Read(coefficients), effects);

    /// <inheritdoc/>
    public override IMoments With(IChosenRows rows, ReadOnlyMemory<double> coefficients) =>
        all.Of(((AbsorbedRows.Chosen)rows).Rows, coefficients.ToArray(), effects);

    /// <inheritdoc/>
    protected override void Read<T>(IRowValues<T> values, long first, Span<T> destination)
    {
        if (values is RowValues<T> held)
        {
            var known = held.Values.Span;
            for (var i = 0; i < destination.Length; i++) destination[i] = known[rows[first + i]];
            return;
        }

        for (var i = 0; i < destination.Length; i++) values.Read(rows[first + i], destination.Slice(i, 1));
    }

    // Parameters whose column does not vary within groups.
    private List<int> WithinGroups(double[] parameters)
    {
        var (score, jacobian) = (new double[effects.Size], new double[effects.Size * effects.Size]);
        Evaluate(parameters, score, jacobian);
        return [.. Enumerable.Range(0, effects.Size).Where(j => jacobian[(j * effects.Size) + j] == 0)];
    }
}
