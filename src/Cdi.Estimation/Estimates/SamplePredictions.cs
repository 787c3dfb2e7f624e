using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Estimates;

/// <summary>Human and predicted features φ of one sample after another, each computed at first use: held where the problem is, else computed as rows are
/// read.</summary>
internal sealed class SamplePredictions(StudyProblem problem, ulong foldSeed)
{
    private readonly Calibrator?[] calibrators = new Calibrator?[problem.Features.Length];
    private readonly PredictorColumns?[] columns = new PredictorColumns?[problem.Features.Length];
    private readonly List<(FeatureMap Map, double[] Features)> human = [];
    private readonly List<(FeatureMap Map, IRowColumns Features)> raw = [];
    private readonly List<Expected> calibrated = [];
    private readonly List<CrossFit> crossFits = [];
    private readonly List<(IRowValues<int>? Clusters, IRowValues<int> Folds)> foldings = [];
    private ulong seed = foldSeed;
    private LabelledSample? current;
    private KnownLabels? known;

    /// <summary>The seed of the folds.</summary>
    public ulong FoldSeed
    {
        set
        {
            if (value == seed) return;
            seed = value;
            foldings.Clear();
            crossFits.Clear();
            calibrated.Clear();
        }
    }

    /// <summary>Turns to a sample; what was computed from another is forgotten.</summary>
    public void Use(LabelledSample sample)
    {
        if (ReferenceEquals(sample, current)) return;
        current = sample;
        known = KnownLabels.From(sample);
        human.Clear();
        crossFits.Clear();
        calibrated.Clear();
    }

    /// <summary>m × M, column-major: φ of the labelled rows.</summary>
    public ReadOnlyMemory<double> HumanFeatures(FeatureMap map)
    {
        if (current is null) throw new InvalidOperationException("No sample is in use.");
        foreach (var made in human)
        {
            if (made.Map.Equals(map)) return made.Features;
        }

        var features = new double[(long)map.Count * current.LabelledRows.Length];
        map.Fill(current.Labels.AsSpan(), features);
        human.Add((map, features));
        return features;
    }

    /// <summary>The expected φ of every row; null for no prediction.</summary>
    public IRowColumns? PredictedFeatures(FeatureMap map, IRowValues<int>? clusters, PredictionSource source) => source switch
    {
        PredictionSource.Raw => RawFeatures(map),
        PredictionSource.Calibrated => CalibratedFeatures(map, clusters),
        PredictionSource.None => null,
    };

    /// <summary>One feature, predicted for each row from the labels of other folds.</summary>
    public IRowValues<double> OutOfFold(int feature, IRowValues<int>? clusters)
    {
        if (known is null) throw new InvalidOperationException("No sample is in use.");
        foreach (var fit in crossFits)
        {
            if (fit.Feature == feature && Equals(fit.Clusters, clusters)) return fit.Values;
        }

        var values = OutOfFold(known, feature, FoldsOf(clusters));
        crossFits.Add(new CrossFit(feature, clusters, values));
        return values;
    }

    /// <summary>The fold of each row in cross-fitting, by which λ is tuned as well.</summary>
    public IRowValues<int> FoldsOf(IRowValues<int>? clusters)
    {
        foreach (var folding in foldings)
        {
            if (Equals(folding.Clusters, clusters)) return folding.Folds;
        }

        var folds = CreateFolds(clusters);
        foldings.Add((clusters, folds));
        return folds;
    }

    private IRowValues<double> OutOfFold(KnownLabels labels, int feature, IRowValues<int> folds)
    {
        var (predicted, stop) = (problem.Features[feature], problem.Execution.Cancellation);
        if (problem.Folded is { } learned) return OutOfFold(labels, feature, learned);
        var read = columns[feature] ??= problem.ColumnsOf(feature);
        if (folds is not RowValues<int> held || !read.IsHeld)
        {
            return new CrossFitted(() => problem.Calibration.Create(read, stop), labels.Rows, labels.ValuesOf(predicted), labels.Weights, folds,
                Folds.DefaultCount);
        }

        var values = new double[problem.RowCount];
        var calibrator = calibrators[feature] ??= new Calibrator(read, problem.Calibration, stop);
        calibrator.PredictOutOfFold(labels.Rows, labels.ValuesOf(predicted), labels.Weights, held.Values.Span, Folds.DefaultCount, values);
        return new RowValues<double>(values);
    }

    /// <summary>A calibrator for each fold, of answers that know no label of it.</summary>
    private RowValues<double> OutOfFold(KnownLabels labels, int feature, FoldedAnswers learned)
    {
        var values = new double[problem.RowCount];
        for (var fold = 0; fold < learned.WithoutFold.Count; fold++)
        {
            var columns = learned.WithoutFold[fold].ColumnsOf(feature);
            new Calibrator(columns, problem.Calibration, problem.Execution.Cancellation).PredictFold(
                labels.Rows, labels.ValuesOf(problem.Features[feature]), labels.Weights, learned.Folds.Span, fold, values);
        }

        return new(values);
    }

    /// <summary>φ as answered; nothing of a row without an answer, which predicts a score of 0.</summary>
    private IRowColumns RawFeatures(FeatureMap map)
    {
        foreach (var made in raw)
        {
            if (made.Map.Equals(map)) return made.Features;
        }

        IReadOnlyList<IRowValues<double>> answers = [.. problem.FeaturesOf(map).Select(index => problem.Features[index].MachineOf
            ?? throw new ArgumentException($"No LLM answers for {Names(map)}, which the method needs.", nameof(map)))];
        var features = Kept(new ReadFeatures(map, answers, true), map);
        raw.Add((map, features));
        return features;
    }

    private string Names(FeatureMap map) => string.Join(", ", map.Variables.Select(variable => problem.Variables[variable].Name));

    private IRowColumns CalibratedFeatures(FeatureMap map, IRowValues<int>? clusters)
    {
        foreach (var made in calibrated)
        {
            if (made.Map.Equals(map) && Equals(made.Clusters, clusters)) return made.Features;
        }

        var features = Kept(new ReadFeatures(map, [.. problem.FeaturesOf(map).Select(index => OutOfFold(index, clusters))], false), map);
        calibrated.Add(new Expected(map, clusters, features));
        return features;
    }

    // Computed once where the problem is held.
    private IRowColumns Kept(ReadFeatures features, FeatureMap map)
    {
        if (!problem.IsHeld) return features;
        var values = new double[(long)map.Count * problem.RowCount];
        features.Read(0, problem.RowCount, values);
        return new RowColumns(values, problem.RowCount);
    }

    private IRowValues<int> CreateFolds(IRowValues<int>? clusters)
    {
        if (problem.Folded is { } learned) return new RowValues<int>(learned.Folds);
        var identities = problem.IdentityOf;
        if (identities is not RowValues<RowKey> keys || clusters is not (null or RowValues<int>))
            return clusters is null ? Folds.Read(identities, seed) : Folds.ReadByCluster(identities, clusters, problem.RowCount, seed);
        var own = clusters is RowValues<int> held ? ClusterKeys(held.Values.Span, keys.Values.Span) : keys.Values.Span;
        return new RowValues<int>(Folds.Create(own, seed).OfRows);
    }

    /// <summary>The smallest key in each cluster stands for its rows, whatever the order of the file.</summary>
    private static RowKey[] ClusterKeys(ReadOnlySpan<int> clusters, ReadOnlySpan<RowKey> identities)
    {
        var smallest = new SortedDictionary<int, RowKey>();
        for (var row = 0; row < clusters.Length; row++)
        {
            if (!smallest.TryGetValue(clusters[row], out var least) || identities[row].CompareTo(least) < 0) smallest[clusters[row]] = identities[row];
        }

        var keys = new RowKey[clusters.Length];
        for (var row = 0; row < keys.Length; row++) keys[row] = smallest[clusters[row]];
        return keys;
    }

    private sealed record CrossFit(int Feature, IRowValues<int>? Clusters, IRowValues<double> Values);

    private sealed record Expected(FeatureMap Map, IRowValues<int>? Clusters, IRowColumns Features);
}
