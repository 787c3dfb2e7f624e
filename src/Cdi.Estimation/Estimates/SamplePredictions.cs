using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Estimates;

/// <summary>Human and predicted features φ = (1, v) of one sample after another, each computed at first use.</summary>
internal sealed class SamplePredictions(StudyProblem problem, ulong foldSeed)
{
    private readonly Calibrator?[] calibrators = new Calibrator?[problem.Variables.Count];
    private readonly double[]?[] human = new double[]?[problem.Variables.Count];
    private readonly double[]?[] raw = new double[]?[problem.Variables.Count];
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
        }
    }

    /// <summary>Turns to a sample; what was computed from another is forgotten.</summary>
    public void Use(DrawnSample sample)
    {
        if (ReferenceEquals(sample, current)) return;
        current = sample;
        known = KnownLabels.From(sample);
        Array.Clear(human);
        crossFits.Clear();
    }

    /// <summary>n × 2, column-major: (1, v) where labelled; NaN for v elsewhere.</summary>
    public ReadOnlyMemory<double> HumanFeatures(int variable)
    {
        if (current is null) throw new InvalidOperationException("No sample is in use.");
        return human[variable] ??= WithConstant(current.Labels[variable].Span);
    }

    /// <summary>n × 2, column-major: the expected (1, v) of every row; empty for no prediction.</summary>
    public ReadOnlyMemory<double> PredictedFeatures(int variable, ReadOnlyMemory<int> clusters, PredictionSource source) => source switch
    {
        PredictionSource.Raw => raw[variable] ??= RawFeatures(problem.Variables[variable]),
        PredictionSource.Calibrated => CalibratedFeatures(variable, clusters),
        _ => ReadOnlyMemory<double>.Empty,
    };

    /// <summary>n: the fold of each row in cross-fitting, by which λ is tuned as well.</summary>
    public ReadOnlyMemory<int> FoldsOf(ReadOnlyMemory<int> clusters) => FoldsFor(clusters).OfRows;

    /// <summary>(1, v̂) as answered; nothing of a row without an answer, which predicts a score of 0.</summary>
    private static double[] RawFeatures(AnnotatedVariable variable)
    {
        if (variable.Machine.IsEmpty) throw new ArgumentException($"No LLM answers for {variable.Name}, which the method needs.", nameof(variable));
        var rows = variable.Machine.Length;
        var features = WithConstant(variable.Machine.Span);
        for (var row = 0; row < rows; row++)
        {
            if (!variable.HasAnswer(row)) features[row] = features[rows + row] = 0;
        }

        return features;
    }

    private static double[] WithConstant(ReadOnlySpan<double> values)
    {
        var features = new double[2 * values.Length];
        features.AsSpan(0, values.Length).Fill(1);
        values.CopyTo(features.AsSpan(values.Length));
        return features;
    }

    private ReadOnlyMemory<double> CalibratedFeatures(int variable, ReadOnlyMemory<int> clusters)
    {
        if (known is null) throw new InvalidOperationException("No sample is in use.");
        foreach (var fit in crossFits)
        {
            if (fit.Variable == variable && fit.Clusters.Equals(clusters)) return fit.Features;
        }

        var rows = problem.RowCount;
        var features = new double[2 * rows];
        features.AsSpan(0, rows).Fill(1);
        var calibrator = calibrators[variable] ??= new Calibrator(problem.BasisOf(variable), problem.Variables[variable].Scale, problem.Execution.Cancellation);
        calibrator.PredictOutOfFold(known.Rows, known.Labels(variable), known.Weights, FoldsFor(clusters), features.AsSpan(rows));
        crossFits.Add(new CrossFit(variable, clusters, features));
        return features;
    }

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

    private sealed record CrossFit(int Variable, ReadOnlyMemory<int> Clusters, double[] Features);
}
