namespace Cdi.Estimation.MEstimation;

/// <summary>What is reported: a smooth scalar function of the parameters θ, with its exact gradient and its scale.</summary>
/// <remarks>
/// For a transformed scale the function is the transform of what is reported: an odds ratio is given as its log odds ratio, a share by log odds as its log
/// odds.
/// Its variance is the delta method's (statistics.md §3).
/// </remarks>
public sealed record Target
{
    /// <summary>Describes a target.</summary>
    /// <param name="term">The name in results: a coefficient's term, or the target's own words.</param>
    /// <param name="scale">The reported scale.</param>
    /// <param name="value">The function of θ.</param>
    /// <param name="gradient">Its gradient.</param>
    public Target(string term, Scale scale, TargetValue value, TargetGradient gradient)
    {
        ArgumentException.ThrowIfNullOrEmpty(term);
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(gradient);
        Term = term;
        Scale = scale;
        Value = value;
        Gradient = gradient;
        Null = scale.NeutralValue;
    }

    /// <summary>The name in results.</summary>
    public string Term { get; }

    /// <summary>The reported scale.</summary>
    public Scale Scale { get; }

    /// <summary>The function of θ.</summary>
    public TargetValue Value { get; }

    /// <summary>The gradient of <see cref="Value"/>.</summary>
    public TargetGradient Gradient { get; }

    /// <summary>What it averages over rows; null for a function of θ alone, such as a coefficient. Until it is bound to rows it has no value.</summary>
    public RowAverages? Rows { get; private init; }

    /// <summary>The same over the rows of a corpus; null where it is a function of θ alone, and until it is bound.</summary>
    internal BoundAverages? Averages { get; private init; }

    /// <summary>The value under the null hypothesis, on the reported scale; the scale's neutral value unless set; null where nothing is tested.</summary>
    public double? Null { get; init; }

    /// <summary>A function of averages over rows as a target; <see cref="Value"/> and <see cref="Gradient"/> throw until an estimand binds it to
    /// rows.</summary>
    /// <param name="term">The name in results.</param>
    /// <param name="scale">The reported scale.</param>
    /// <param name="rows">What is averaged.</param>
    public static Target OfRows(string term, Scale scale, RowAverages rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(term, scale, (_) => throw Unbound(), (_, _) => throw Unbound()) { Rows = rows };
    }

    /// <summary>The target over the rows of a corpus; itself where it reads none.</summary>
    /// <param name="covariates">The columns that the loss reads, all rows.</param>
    /// <param name="weights">n: what each row weighs in averages; empty where every row weighs 1.</param>
    internal Target Over(Covariates covariates, ReadOnlyMemory<double> weights = default)
    {
        if (Rows is not { } rows) return this;
        var bound = new BoundAverages(rows, covariates, weights);
        return new(Term, Scale, parameters => bound.Value(parameters), bound.Gradient) { Rows = rows, Averages = bound, Null = Null };
    }

    private static InvalidOperationException Unbound() => new("The target averages over rows, and is not bound to any.");

    /// <summary>One parameter as a target.</summary>
    /// <param name="index">Which parameter, from 0.</param>
    /// <param name="term">The name in results.</param>
    /// <param name="scale">The reported scale; on a transformed one the parameter is the transform of what is reported, for a ratio its logarithm.</param>
    /// <param name="parameterCount">d.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not below <paramref name="parameterCount"/>.</exception>
    public static Target Coefficient(int index, string term, Scale scale, int parameterCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, parameterCount);
        return new Target(term, scale, parameters => parameters[index], (_, gradient) =>
        {
            gradient.Clear();
            gradient[index] = 1;
        });
    }
}
