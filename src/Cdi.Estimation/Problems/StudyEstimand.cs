using System.Collections.Immutable;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Problems;

/// <summary>One estimand of a study: an M-estimator, its covariates, what it reads from annotators, and what is reported.</summary>
public sealed partial class StudyEstimand
{
    private readonly ReadOnlyMemory<int> clusters;
    private readonly IRowValues<int>? clusterOf;
    private readonly ReadOnlyMemory<double> start;
    private readonly AbsorbedEffects? absorbed;
    private readonly InstrumentedColumns? instruments;
    private readonly ReadOnlyMemory<double> rowWeights;

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
        : this(name, estimator, features, targets, primary)
    {
        if (covariates.Values.Length != covariates.Rows * estimator.ColumnCount)
            throw new ArgumentException("The covariates are not n × p.", nameof(covariates));
        (Covariates, IsHeld) = (covariates, true);
        Targets = [.. targets.Select(target => target.Over(covariates))];
    }

    /// <summary>Describes an estimand whose rows are read, and not held.</summary>
    /// <param name="name">Name in results.</param>
    /// <param name="estimator">The M-estimator.</param>
    /// <param name="rows">n.</param>
    /// <param name="binder">Its rows.</param>
    /// <param name="features">φ.</param>
    /// <param name="targets">What is reported; at least one.</param>
    /// <param name="primary">Index of the target that sampling and power tuning serve.</param>
    internal StudyEstimand(
        string name, MEstimator estimator, int rows, IRowBinder binder, FeatureMap features, IReadOnlyList<Target> targets, int primary = 0)
        : this(name, estimator, features, targets, primary)
    {
        ArgumentNullException.ThrowIfNull(binder);
        if (targets.Any(target => target.Rows is not null)) throw new ArgumentException("Averages over rows need rows that are held.", nameof(targets));
        (Covariates, Binder) = (Covariates.None(rows), binder);
    }

    private StudyEstimand(string name, MEstimator estimator, FeatureMap features, IReadOnlyList<Target> targets, int primary)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfNegative(primary);
        if (targets.Count == 0) throw new ArgumentException("An estimand reports at least one target.", nameof(targets));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(primary, targets.Count);
        if (estimator.FeatureCount != features.Count) throw new ArgumentException("The loss is linear in another number of features.", nameof(features));
        (Name, Estimator, Features, Targets, Primary) = (name, estimator, features, targets, primary);
    }

    /// <summary>Name in results.</summary>
    public string Name { get; }

    /// <summary>The M-estimator.</summary>
    public MEstimator Estimator { get; }

    /// <summary>The columns that the loss reads; none where rows are read, and not held.</summary>
    public Covariates Covariates { get; }

    /// <summary>φ: the annotated variables that are read, and the features made of them.</summary>
    public FeatureMap Features { get; }

    /// <summary>What is reported.</summary>
    public IReadOnlyList<Target> Targets { get; private init; }

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

    /// <summary>Whether <see cref="Covariates"/> and <see cref="Clusters"/> are held in memory; else rows are those of <see cref="Binder"/>.</summary>
    internal bool IsHeld { get; }

    /// <summary>The cluster of a row, from 0; null where rows are independent.</summary>
    internal IRowValues<int>? ClusterOf
    {
        get => clusterOf;
        init => clusterOf = value;
    }

    /// <summary>Groups whose effects are solved for; null where there are none. The estimator is then one of <see cref="AbsorbedEffects.Slopes"/>.</summary>
    public AbsorbedEffects? Absorbed
    {
        get => absorbed;
        init
        {
            absorbed = value;
            if (value is not null) Binder = new AbsorbedBinder(Covariates, value.Groups);
        }
    }

    /// <summary>Instruments of a linear model; null where there are none. The estimator is then one of <see cref="InstrumentedColumns.Estimator"/>.</summary>
    public InstrumentedColumns? Instruments
    {
        get => instruments;
        init
        {
            instruments = value;
            if (value is not null) Binder = value.Binder;
        }
    }

    /// <summary>Columns and labels in twice the digits of a double, from which people's labels alone are estimated; null where doubles serve.</summary>
    public ExtendedColumns? Extended { get; init; }

    /// <summary>Annotated numbers that the loss takes as columns, by the index of their variable: the last columns are, of each, what people say, and what the
    /// model says. Those of people are known of a sample alone.</summary>
    public ImmutableArray<int> Said { get; init; } = [];

    /// <summary>Clusters that cross <see cref="Clusters"/>: sums over clusters are then those over either less those over both (Cameron, Gelbach and Miller
    /// 2011), for methods without predictions; null where one column tells which rows are dependent.</summary>
    public CrossedClusters? Crossed { get; init; }

    /// <summary>How its rows were sampled from their population, in units that are <see cref="Clusters"/> or rows; null where they are a sample without strata
    /// of a population without end. Variances for a population follow it.</summary>
    public SurveyDesign? Survey { get; init; }

    /// <summary>What is known of every row and people's labels are calibrated to where they alone speak; null where a label counts 1/π.</summary>
    public LabelCalibration? Calibration { get; init; }

    /// <summary>Whether parameters are ratios of means and labels may be in their denominators, as in recall, which counts the texts that people choose. What
    /// a row weighs is then its Hessian, and a share is not one of all labelled rows.</summary>
    public bool LabelsWeigh { get; init; }

    /// <summary>Whether labels are read as regressors. The one feature that differs between labels need then not be the outcome, which may be a column, and
    /// how a score errs does not follow from it.</summary>
    public bool HasAnnotatedRegressor { get; init; }

    /// <summary>What its loss says of a distribution, on which <see cref="VarianceEstimator.Model"/> rests; null where that is not known.</summary>
    public Likelihood? Likelihood { get; init; }

    /// <summary>τ where the τ-quantile of the annotated number is asked for, and the M-estimator is that of the share of texts with at most some number; null
    /// where the targets are functions of θ.</summary>
    public double? Quantile { get; init; }

    /// <summary>τ of a quantile regression: coefficients are those of the conditional τ-quantile of the annotated number, and the M-estimator is that of least
    /// squares with the same regressors, from which designs take leverage; null for other models.</summary>
    public double? RegressionLevel { get; init; }

    /// <summary>The type of Hyndman and Fan, 1 or 4 to 9, by which people's labels alone give <see cref="Quantile"/>, its interval formed at the estimate; null
    /// where the interval holds every value that a test does not reject.</summary>
    public int? QuantileType { get; init; }

    /// <summary>n: κ, by what the loss of a row is multiplied, 0 where it is left out; empty where that is 1. Averages over rows weigh them so, and degrees of
    /// freedom count those above 0.</summary>
    /// <exception cref="ArgumentException">Its length is neither 0 nor n, or a weight is no finite number of 0 or more.</exception>
    public ReadOnlyMemory<double> RowWeights
    {
        get => rowWeights;
        init
        {
            if (!value.IsEmpty && value.Length != Covariates.Rows) throw new ArgumentException("RowWeights does not have length n.", nameof(value));
            foreach (var weight in value.Span)
            {
                if (!(weight >= 0 && double.IsFinite(weight))) throw new ArgumentException("A weight is no finite number of 0 or more.", nameof(value));
            }

            rowWeights = value;
            Targets = [.. Targets.Select(target => target.Over(Covariates, value))];
        }
    }

    /// <summary>Whether all that annotators say stands in columns, of which labelled rows alone are right: no label enters otherwise, and what another label
    /// could be is not known.</summary>
    public bool IsOfColumns { get; init; }

    /// <summary>The total that one parameter is the inverse of; null where none is.</summary>
    public CountedTotal? Total { get; init; }

    /// <summary>n: 1 for texts whose labels are compared with one another, else 0; empty where none are.</summary>
    public ReadOnlyMemory<double> Compared { get; init; }

    /// <summary>Whether sums over all rows are reported: the targets are those of means, and estimates those times the number of rows.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Of a total the mean of its terms were every label 1: its parameter, which solves an equation that is linear.</summary>
    internal double MeanOfEvents()
    {
        var (score, slope) = (new double[1], new double[1]);
        Bind().Over(new AlikeColumns(1)).Evaluate([0], score, slope);
        return -score[0] / slope[0];
    }

    /// <summary>Binds its rows, for one thread.</summary>
    internal IBoundRows Bind() => (Binder ?? new MemoryBinder(Covariates)).Bind(Estimator);

    /// <summary>Binds its rows with what people say of a sample, for one thread.</summary>
    /// <param name="sample">The sample.</param>
    internal IBoundRows Bind(LabelledSample sample)
    {
        var values = Covariates.Values.ToArray();
        for (var k = 0; k < Said.Length; k++)
        {
            var column = values.AsSpan((Estimator.ColumnCount - (2 * (Said.Length - k))) * Covariates.Rows, Covariates.Rows);
            var labels = sample.Labels[Said[k]].Span;
            for (var row = 0; row < labels.Length; row++) column[sample.LabelledRows.Span[row]] = double.IsNaN(labels[row]) ? 0 : labels[row];
        }

        return new MemoryBinder(new(values, Covariates.Rows)).Bind(Estimator);
    }

    /// <summary>n: the cluster of each row, numbered from 0; empty where rows are independent.</summary>
    /// <exception cref="ArgumentException">Its length is neither 0 nor n.</exception>
    public ReadOnlyMemory<int> Clusters
    {
        get => clusters;
        init
        {
            if (!value.IsEmpty && value.Length != Covariates.Rows) throw new ArgumentException("Clusters does not have length n.", nameof(value));
            if (value.Span.ContainsAnyInRange(int.MinValue, -1)) throw new ArgumentException("A cluster is negative.", nameof(value));
            clusters = value;
            clusterOf = value.IsEmpty ? null : new RowValues<int>(value);
        }
    }
}
