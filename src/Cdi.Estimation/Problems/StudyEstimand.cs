using Cdi.Estimation.Annotations;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;

namespace Cdi.Estimation.Problems;

/// <summary>One estimand of a study: an M-estimator, its covariates, what it reads from annotators, and what is reported.</summary>
public sealed class StudyEstimand
{
    private readonly ReadOnlyMemory<int> clusters;
    private readonly ReadOnlyMemory<double> start;

    /// <summary>Describes an estimand.</summary>
    /// <param name="name">Name in results.</param>
    /// <param name="estimator">The M-estimator.</param>
    /// <param name="covariates">The columns that the loss reads, all rows of the corpus.</param>
    /// <param name="features">φ: the annotated variables that are read, and the features made of them.</param>
    /// <param name="targets">What is reported; at least one.</param>
    /// <param name="primary">Index of the target that sampling and power tuning serve.</param>
    /// <exception cref="ArgumentException">The columns do not fit the estimator, there is no target, or map and estimator differ in the number of
    /// features.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="primary"/> is no index of a target.</exception>
    public StudyEstimand(string name, MEstimator estimator, Covariates covariates, FeatureMap features, IReadOnlyList<Target> targets, int primary = 0)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfNegative(primary);
        if (targets.Count == 0) throw new ArgumentException("An estimand reports at least one target.", nameof(targets));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(primary, targets.Count);
        if (estimator.FeatureCount != features.Count) throw new ArgumentException("The loss is linear in another number of features.", nameof(features));
        if (covariates.Values.Length != covariates.Rows * estimator.ColumnCount)
            throw new ArgumentException("The covariates are not n × p.", nameof(covariates));
        (Name, Estimator, Covariates, Features, Targets, Primary) = (name, estimator, covariates, features, targets, primary);
    }

    /// <summary>The same estimand with passes that are carried out otherwise.</summary>
    /// <param name="execution">How.</param>
    public StudyEstimand Under(PassExecution execution) => new(
        Name, Estimator.Under(execution), Covariates, Features, Targets, Primary) { Clusters = clusters, Start = start, Binder = Binder };

    /// <summary>Name in results.</summary>
    public string Name { get; }

    /// <summary>The M-estimator.</summary>
    public MEstimator Estimator { get; }

    /// <summary>The columns that the loss reads.</summary>
    public Covariates Covariates { get; }

    /// <summary>φ: the annotated variables that are read, and the features made of them.</summary>
    public FeatureMap Features { get; }

    /// <summary>What is reported.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>Index of the target that sampling and power tuning serve.</summary>
    public int Primary { get; }

    /// <summary>θ at which solutions begin, d; empty for zeros, from which a loss that is convex is solved.</summary>
    /// <exception cref="ArgumentException">Its length is neither 0 nor d.</exception>
    public ReadOnlyMemory<double> Start
    {
        get => start;
        init
        {
            if (!value.IsEmpty && value.Length != Estimator.ParameterCount) throw new ArgumentException("Start does not have length d.", nameof(value));
            start = value;
        }
    }

    /// <summary>How its rows are bound to the loss where they are not simply <see cref="Covariates"/> in memory: they stream, or effects of groups are
    /// absorbed. Estimates and the truth of a replay follow it; what a design takes for leverage is that of <see cref="Covariates"/>.</summary>
    internal IRowBinder? Binder { get; init; }

    /// <summary>Binds its rows, for one thread.</summary>
    internal IBoundRows Bind() => (Binder ?? new MemoryBinder(Covariates)).Bind(Estimator);

    /// <summary>n: the cluster of each row, numbered from 0; empty where rows are independent.</summary>
    /// <exception cref="ArgumentException">Its length is neither 0 nor n.</exception>
    public ReadOnlyMemory<int> Clusters
    {
        get => clusters;
        init
        {
            if (!value.IsEmpty && value.Length != Covariates.Rows) throw new ArgumentException("Clusters does not have length n.", nameof(value));
            clusters = value;
        }
    }
}
