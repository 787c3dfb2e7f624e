using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Estimates every estimand by the primary method and by those compared.</summary>
internal sealed partial class EstimateTable
{
    private const int InfluentialTexts = 5;

    // One text in five: far more than its share in any sample large enough for a normal approximation.
    private const double DominantShare = 0.2;

    private readonly StudyMaterial material;
    private readonly SampleBook samples;
    private readonly StudyEstimation estimation;
    private readonly TaughtEstimations taught;
    private readonly Dictionary<int, SimultaneousLevel> simultaneous = [];
    private readonly IReadOnlyList<IReadOnlyList<double>?> truths;
    private readonly List<(int Estimand, int Method, int Target, Estimate Estimate)> rows = [];
    private readonly Dictionary<(int Estimand, int Target), (double Value, bool IsUniform)> variancePerRow = [];
    private readonly List<VarianceShares> variance = [];
    private readonly List<DataDiagnostic> warnings = [];

    /// <summary>Prepares the table; where a replay knows every label, estimates the truth.</summary>
    public EstimateTable(StudyMaterial material, SampleBook samples)
    {
        this.material = material;
        this.samples = samples;
        Methods = MethodsOf(Study);
        estimation = new(material.Problem, Study.Sampling.Seed);
        taught = new(material, estimation);
        (truths, Obstacle) = new Truths(material, estimation).All();
    }

    /// <summary>Every method with its sample, the primary one first, each once.</summary>
    public IReadOnlyList<ComparisonDefinition> Methods { get; }

    /// <summary>The rows so far, corrected for several estimands: by estimand, then by method, then by term.</summary>
    public IReadOnlyList<Estimate> Rows => Pooling.Of(Familywise.CorrectTests(
        [
            .. rows.OrderBy(row => row.Estimand).ThenBy(row => row.Method)
                .Select(row => Corrected(row.Method, WithEffectiveLabels(row.Estimand, row.Target, row.Estimate))),
        ],
        Study.Inference.Familywise, Study.Estimands.Count), Study.Inference);

    /// <summary>Who carries the variance of each primary estimate.</summary>
    public IReadOnlyList<VarianceShares> Variance => variance;

    /// <summary>Why the study has no result: even all labels, or those that the primary method has, allow no estimate. Null while nothing of this is
    /// known.</summary>
    public DataDiagnostic? Obstacle { get; private set; }

    /// <summary>What was found on the way.</summary>
    public IReadOnlyList<DataDiagnostic> Warnings => [.. warnings, .. TooFewGroups(), .. StoppedByBudget()];

    private StudyDefinition Study => material.Definition;

    /// <summary>The methods of a study: one that names the study's own design uses the study's own sample.</summary>
    public static IReadOnlyList<ComparisonDefinition> MethodsOf(StudyDefinition study) =>
    [
        .. study.Report.Compare
            .Select(each => each.Design == study.Sampling.Design && study.Sampling.Given is null ? each with { Design = null } : each)
            .Prepend(new ComparisonDefinition(study.Inference.Method)).Distinct(),
    ];

    /// <summary>Estimates one estimand by one method; where the primary method has no estimate, that is the <see cref="Obstacle"/>.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="method">Index of the method in <see cref="Methods"/>.</param>
    public void Add(int estimand, int method)
    {
        var comparison = Methods[method];
        if (comparison.Estimator.IsValid && comparison.Redrawn is null && samples.BoundsOf(estimand) is { } bounds)
        {
            AddBounds(estimand, method, bounds);
            return;
        }

        var sample = SampleOf(estimand, comparison);
        var outcome = taught.Of(comparison, sample).Estimate(estimand, sample, comparison.Estimator, Options(estimand, method));
        if (outcome is RectifiedFit fit) Add(estimand, method, fit, sample);
        else Leave((SolveFailure)outcome, estimand, method, sample);
    }

    private void Add(int estimand, int method, RectifiedFit fit, DrawnSample sample)
    {
        var definition = Study.Estimands[estimand];
        var cell = CellReview.Of(material, estimand, sample);
        var clusters = LabelledClusters(estimand, Methods[method]);
        var reliance = new Reliance(material, estimand, sample, fit);
        for (var target = 0; target < fit.Targets.Length; target++)
        {
            var primary = method == 0 && target == definition.Primary;
            var row = Row(definition, method, fit, fit.Targets[target], truths[estimand]?[target], primary);
            rows.Add((estimand, method, target, AsPrimary(estimand, target,
                row with { Clusters = clusters, Caution = reliance.Caution(target), Cell = cell })));
            KeepVariancePerRow(estimand, target, fit.Targets[target].VariancePerRow, sample);
        }

        if (method != 0) return;
        warnings.AddRange(reliance.Warnings(material.Table.File, StudyMaterial.Subject(definition), Study.Inference.Estimator.Name));
        Attribute(definition, sample, fit.Targets[definition.Primary].InfluentialRows);
    }

    /// <summary>Estimates with the least and with the largest labels that texts without one may have: the interval holds for any others.</summary>
    private void AddBounds(int estimand, int method, (DrawnSample Least, DrawnSample Most) bounds)
    {
        var (definition, comparison) = (Study.Estimands[estimand], Methods[method]);
        var options = Options(estimand, method);
        var fits = new List<RectifiedFit>();
        foreach (var sample in new[] { bounds.Least, bounds.Most })
        {
            var outcome = estimation.Estimate(estimand, sample, comparison.Estimator, options);
            if (outcome is RectifiedFit fit) fits.Add(fit);
            else Leave((SolveFailure)outcome, estimand, method, sample);
        }

        if (fits is not [var least, var most]) return;
        for (var target = 0; target < least.Targets.Length; target++)
        {
            var primary = method == 0 && target == definition.Primary;
            var row = WorstCase.Of(
                Row(definition, method, least, least.Targets[target], null, primary),
                Row(definition, method, most, most.Targets[target], null, primary));
            rows.Add((estimand, method, target, row with
            {
                Clusters = LabelledClusters(estimand, comparison),
                Cell = CellReview.Of(material, estimand, bounds.Most),
            }));
        }

        if (method == 0) Attribute(definition, bounds.Most, most.Targets[definition.Primary].InfluentialRows);
    }

    /// <summary>A row of a method that is not valid, without an interval where clusters are too few for one of the study's own method: alone it would pass
    /// for the answer.</summary>
    private Estimate AsPrimary(int estimand, int target, Estimate row)
    {
        if (row.Valid || row.IsWithheld) return row;
        var primary = rows.FirstOrDefault(each => each.Estimand == estimand && each.Method == 0 && each.Target == target).Estimate;
        if (primary is not { IsWithheld: true, Clusters: not null }) return row;
        return row with
        {
            Lower = null, Upper = null, CriticalValue = null, EffectiveSampleSize = null, CoversTruth = null,
            Statistic = null, NullValue = null, NullStandardError = null, PValue = null,
            Caution = $"interval withheld, as that of `{primary.Method.Name}`: clusters are too few",
        };
    }

    private Estimate Row(EstimandDefinition definition, int method, RectifiedFit fit, TargetEstimate target, double? truth, bool primary) => new()
    {
        Estimand = definition.Name,
        Term = target.Term,
        Method = Methods[method].Estimator,
        Design = DesignName(Methods[method]),
        Primary = primary,
        Scale = target.Scale,
        Generalise = Study.Inference.Generalise,
        Point = target.Point,
        StandardError = target.StandardError,
        FunctionStandardError = target.FunctionStandardError,
        Lower = target.Lower,
        Upper = target.Upper,
        Level = 1 - Alpha(method),
        DegreesOfFreedom = target.DegreesOfFreedom,
        EffectiveSampleSize = target.IsWithheld ? null : target.EffectiveLabels,
        CriticalValue = target.CriticalValue, IsBound = target.IsBound,
        Statistic = target.Statistic, NullValue = target.NullValue, NullStandardError = target.NullStandardError,
        PValue = target.PValue,
        Labels = new(Methods[method].Estimator.IsValid ? fit.Labels : material.LabelsBehind(definition.Llm)),
        Lambda = Methods[method].Estimator is { Prediction: PredictionSource.None } or { IsValid: false } or { IsOfSample: false } ? null
            : target.Weight ?? fit.Lambda,
        Valid = Methods[method].Estimator.IsValid,
        Truth = truth,
        CoversTruth = truth is { } known && !target.IsWithheld ? target.Holds(known) : null,
    };

    /// <summary>Keeps the variance per label of a term: of a uniform sample where there is one, so that its human labels are worth their number, else of the
    /// study's own, which is estimated first.</summary>
    private void KeepVariancePerRow(int estimand, int target, double? perRow, DrawnSample sample)
    {
        var isUniform = sample.Design == SamplingDesign.Uniform;
        if (perRow is not { } value || (variancePerRow.TryGetValue((estimand, target), out var kept) && (kept.IsUniform || !isUniform))) return;
        variancePerRow[(estimand, target)] = (value, isUniform);
    }

    // One variance per label for all rows of a term, so that a narrower interval is never worth fewer.
    private Estimate WithEffectiveLabels(int estimand, int target, Estimate row) =>
        row.EffectiveSampleSize is null || !variancePerRow.ContainsKey((estimand, target)) ? row
            : row with { EffectiveSampleSize = EffectiveLabels(estimand, target, row.FunctionStandardError) };

    /// <summary>The labels that humans alone would need for a standard error of a target; null where no row of the table has a variance per label.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="target">Index of the target.</param>
    /// <param name="error">Standard error, on the scale of the interval.</param>
    public double? EffectiveLabels(int estimand, int target, double error) => variancePerRow.TryGetValue((estimand, target), out var perRow)
        ? EffectiveSampleSize.Known(error * error, perRow.Value, material.Problem.RowCount, Study.Inference.Generalise)
        : null;

    // Where texts without a label are bounded, a method that reads no human label gets any.
    private DrawnSample SampleOf(int estimand, ComparisonDefinition comparison) => !Study.Estimands[estimand].Ratings.IsEmpty
        ? samples.RatedOf(comparison.Redrawn, material.Problem.Estimands[estimand].Features.Variables[0])
        : comparison.Redrawn is null && samples.BoundsOf(estimand) is { } bounds
        ? bounds.Most
        : samples.Of(comparison.Redrawn, material.Problem.Estimands[estimand].Features.Variables);

    /// <summary>Clusters that hold a label, where the variance sums over clusters; of two columns the fewer.</summary>
    private int? LabelledClusters(int estimand, ComparisonDefinition comparison)
    {
        var clusters = material.Problem.Estimands[estimand].Clusters;
        if (clusters.IsEmpty || !comparison.Estimator.IsValid || Study.Inference.Generalise != Generalise.Population) return null;
        if (!Study.Inference.Variance.IsClustered() && Study.Inference.Variance != VarianceEstimator.Bootstrap) return null;
        var labelled = SampleOf(estimand, comparison).Labelled;
        return material.Problem.Estimands[estimand].Crossed is { } crossed ? Math.Min(Found(clusters), Found(crossed.Second)) : Found(clusters);

        int Found(ReadOnlyMemory<int> of) =>
            Enumerable.Range(0, of.Length).Where(row => labelled.Span[row]).Select(row => of.Span[row]).Distinct().Count();
    }

    private string DesignName(ComparisonDefinition comparison) => comparison switch
    {
        { Estimator.IsValid: false } => DesignFacts.None,
        { Redrawn: { } design } => SampleBook.NameOf(design),
        _ => samples.OwnName,
    };

    private void Attribute(EstimandDefinition definition, DrawnSample sample, IReadOnlyList<RowShare> influential)
    {
        var probabilities = sample.Probabilities.Span;
        var shares = new List<VarianceShare>();
        foreach (var share in influential) shares.Add(new(material.Table.Key(share.Row), share.Share, probabilities[share.Row]));
        variance.Add(new(definition.Name, shares));
        if (influential.Count == 0 || influential[0].Share < DominantShare) return;
        warnings.Add(DataDiagnostics.TextDominatesVariance(
            material.Table.File, StudyMaterial.Subject(definition), Study.Inference.Estimator.Name, material.Table.Place(influential[0].Row),
            influential[0].Share, Study.Sampling.Given is not null));
    }
}
