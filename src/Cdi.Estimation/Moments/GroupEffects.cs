namespace Cdi.Estimation.Moments;

/// <summary>Effects of groups solved for at every θ: that of a group is α − Aθ, so that a row moves with what its regressors differ from a_i, the sum of the A
/// of its groups (Frisch and Waugh 1933; Lovell 1963).</summary>
/// <remarks>The larger grouping is eliminated group by group; of the other one equation for each group is left, without one group of every connected set
/// of them, whose effect is 0. Groups whose rows carry no information have no effect.</remarks>
internal sealed class GroupEffects
{
    private readonly double[][] values;
    private readonly bool[][] known;
    private readonly EffectEquations equations;
    private readonly CrossedEffects? crossed;

    private GroupEffects(EffectGroups groups, EffectSums sums, int size)
    {
        (Size, Curvature) = (size, sums.Curvature);
        equations = new EffectEquations(groups, sums, size);
        if (groups.Count == 2) crossed = new CrossedEffects(groups, sums, groups.Counts[0] >= groups.Counts[1] ? 0 : 1);
        values = [.. groups.Counts.Select(count => new double[(long)count * (size + 1)])];
        known = [.. Enumerable.Range(0, groups.Count).Select(equations.Known)];
        Rank = known[crossed?.Inner ?? 0].Count(each => each) + (crossed?.Count ?? 0);
    }

    /// <summary>d, the parameters that stay.</summary>
    public int Size { get; }

    /// <summary>How many effects there are, those counted once that connected groups have in common: the rank of their dummies.</summary>
    public int Rank { get; }

    /// <summary>Σ ∂²ℓ/∂θₖ² over all rows, before effects are taken off.</summary>
    public double[] Curvature { get; }

    /// <summary>A of a group, and behind it α.</summary>
    public ReadOnlySpan<double> Of(int grouping, int group) => values[grouping].AsSpan(group * (Size + 1), Size + 1);

    /// <summary>Whether the rows of a group carry information.</summary>
    public bool IsKnown(int grouping, int group) => known[grouping][group];

    /// <summary>How many groups of a grouping carry information.</summary>
    public int KnownOf(int grouping) => known[grouping].Count(each => each);

    /// <summary>dᵀL⁻¹d for the dummies d of a cell and the Hessian L of all effects; 0 where a group carries no information.</summary>
    /// <param name="cell">Its groups.</param>
    public double Form(int[] cell)
    {
        var own = CurvatureOf(cell);
        if (!(own > 0)) return 0;
        if (crossed is null) return 1 / own;
        var residual = new double[crossed.Count];
        crossed.Residual(cell[crossed.Inner], cell[1 - crossed.Inner], residual);
        return (1 / own) + crossed.Form(residual);
    }

    /// <summary>C of the group of a cell, of two groupings that with more groups.</summary>
    /// <param name="cell">Its groups.</param>
    public double CurvatureOf(int[] cell) => equations.Curvature(crossed?.Inner ?? 0, cell[crossed?.Inner ?? 0]);

    /// <summary>Which grouping <see cref="CurvatureOf"/> is of.</summary>
    public int Inner => crossed?.Inner ?? 0;

    /// <summary>Solves for the effects.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="sums">What their cells contribute.</param>
    /// <param name="size">d.</param>
    public static GroupEffects Of(EffectGroups groups, EffectSums sums, int size)
    {
        var effects = new GroupEffects(groups, sums, size);
        effects.equations.Solve(effects.crossed, effects.values);
        return effects;
    }
}
