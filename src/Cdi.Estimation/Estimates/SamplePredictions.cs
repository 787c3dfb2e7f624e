using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Estimates;

/// <summary>Human and predicted features φ of one sample after another, each computed at first use.</summary>
internal sealed class SamplePredictions(StudyProblem problem, ulong foldSeed)
{
    private readonly Calibrator?[] calibrators = new Calibrator?[problem.Features.Length];
    private readonly List<(FeatureMap Map, double[] Features)> human = [];
    private readonly List<(FeatureMap Map, double[] Features)> raw = [];
    private readonly List<Expected> calibrated = [];
    private readonly List<CrossFit> crossFits = [];
    private readonly List<(ReadOnlyMemory<int> Clusters, Folds Folds)> foldings = [];
    private ulong seed = foldSeed;
    private DrawnSample? current;
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
    public void Use(DrawnSample sample)
    {
        if (ReferenceEquals(sample, current)) return;
        current = sample;
        known = KnownLabels.From(sample);
        human.Clear();
        crossFits.Clear();
        calibrated.Clear();
    }

    /// <summary>n × M, column-major: φ where labelled; NaN for what differs between labels elsewhere.</summary>
    public ReadOnlyMemory<double> HumanFeatures(FeatureMap map)
    {
        if (current is null) throw new InvalidOperationException("No sample is in use.");
        foreach (var made in human)
        {
            if (made.Map.Equals(map)) return made.Features;
        }

        var features = new double[(long)map.Count * problem.RowCount];
        map.Fill(current.Labels.AsSpan(), features);
        human.Add((map, features));
        return features;
    }

    /// <summary>n × M, column-major: the expected φ of every row; empty for no prediction.</summary>
    public ReadOnlyMemory<double> PredictedFeatures(FeatureMap map, ReadOnlyMemory<int> clusters, PredictionSource source) => source switch
    {
        PredictionSource.Raw => RawFeatures(map),
        PredictionSource.Calibrated => CalibratedFeatures(map, clusters),
        PredictionSource.None => ReadOnlyMemory<double>.Empty,
    };

    /// <summary>n: one feature, predicted for each row from the labels of other folds.</summary>
    public ReadOnlyMemory<double> OutOfFold(int feature, ReadOnlyMemory<int> clusters)
    {
        if (known is null) throw new InvalidOperationException("No sample is in use.");
        foreach (var fit in crossFits)
        {
            if (fit.Feature == feature && fit.Clusters.Equals(clusters)) return fit.Values;
        }

        var values = new double[problem.RowCount];
        var predicted = problem.Features[feature];
        var calibrator = calibrators[feature] ??= new Calibrator(problem.ColumnsOf(feature), problem.Calibration, problem.Execution.Cancellation);
        calibrator.PredictOutOfFold(known.Rows, known.ValuesOf(predicted), known.Weights, FoldsFor(clusters), values);
        crossFits.Add(new CrossFit(feature, clusters, values));
        return values;
    }

    /// <summary>n: the fold of each row in cross-fitting, by which λ is tuned as well.</summary>
    public ReadOnlyMemory<int> FoldsOf(ReadOnlyMemory<int> clusters) => FoldsFor(clusters).OfRows;

    /// <summary>φ as answered; nothing of a row without an answer, which predicts a score of 0.</summary>
    private double[] RawFeatures(FeatureMap map)
    {
        foreach (var made in raw)
        {
            if (made.Map.Equals(map)) return made.Features;
        }

        var rows = problem.RowCount;
        var features = WithConstants(map);
        foreach (var (varying, index) in map.Varying.Zip(problem.FeaturesOf(map)))
        {
            var feature = problem.Features[index];
            if (feature.Machine.IsEmpty) throw new ArgumentException($"No LLM answers for {Names(map)}, which the method needs.", nameof(map));
            feature.Machine.CopyTo(features.AsMemory(varying * rows));
            for (var row = 0; row < rows; row++)
            {
                if (feature.HasAnswer(row)) continue;
                for (var m = 0; m < map.Count; m++) features[(m * rows) + row] = 0;
            }
        }

        raw.Add((map, features));
        return features;
    }

    private string Names(FeatureMap map) => string.Join(", ", map.Variables.Select(variable => problem.Variables[variable].Name));

    private double[] WithConstants(FeatureMap map)
    {
        var features = new double[(long)map.Count * problem.RowCount];
        for (var m = 0; m < map.Count; m++) features.AsSpan(m * problem.RowCount, problem.RowCount).Fill(map.Constants[m]);
        return features;
    }

    private double[] CalibratedFeatures(FeatureMap map, ReadOnlyMemory<int> clusters)
    {
        foreach (var made in calibrated)
        {
            if (made.Map.Equals(map) && made.Clusters.Equals(clusters)) return made.Features;
        }

        var features = WithConstants(map);
        foreach (var (varying, index) in map.Varying.Zip(problem.FeaturesOf(map)))
            OutOfFold(index, clusters).CopyTo(features.AsMemory(varying * problem.RowCount));
        calibrated.Add(new Expected(map, clusters, features));
        return features;
    }

    private IEnumerable<int> IndicesOf(FeatureMap map) => problem.FeaturesOf(map);

    private Folds FoldsFor(ReadOnlyMemory<int> clusters)
    {
        foreach (var folding in foldings)
        {
            if (folding.Clusters.Equals(clusters)) return folding.Folds;
        }

        var folds = Folds.Create(clusters.IsEmpty ? problem.Identities.Span : ClusterKeys(clusters.Span), seed);
        foldings.Add((clusters, folds));
        return folds;
    }

    /// <summary>The smallest key in each cluster stands for its rows, whatever the order of the file.</summary>
    private RowKey[] ClusterKeys(ReadOnlySpan<int> clusters)
    {
        var identities = problem.Identities.Span;
        var smallest = new SortedDictionary<int, RowKey>();
        for (var row = 0; row < clusters.Length; row++)
        {
            if (!smallest.TryGetValue(clusters[row], out var least) || identities[row].CompareTo(least) < 0) smallest[clusters[row]] = identities[row];
        }

        var keys = new RowKey[clusters.Length];
        for (var row = 0; row < keys.Length; row++) keys[row] = smallest[clusters[row]];
        return keys;
    }

    private sealed record CrossFit(int Feature, ReadOnlyMemory<int> Clusters, double[] Values);

    private sealed record Expected(FeatureMap Map, ReadOnlyMemory<int> Clusters, double[] Features);
}
