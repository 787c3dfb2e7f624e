using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Replays;

/// <summary>Draws a corpus of n rows with replacement from a corpus: whole clusters where estimands have them.</summary>
/// <remarks>Copies of a row have keys of their own, so that each is labelled on its own, and share an identity, so that cross-fitting keeps them in a
/// fold.</remarks>
internal sealed class ProblemResampler
{
    private readonly StudyProblem problem;
    private readonly RecordedAnnotations labels;
    private readonly int[][] clusters;

    /// <exception cref="ArgumentException">Estimands have different clusters, so that no unit of resampling serves all.</exception>
    public ProblemResampler(StudyProblem problem, RecordedAnnotations labels)
    {
        (this.problem, this.labels) = (problem, labels);
        var clusterings = problem.Estimands.Select(estimand => estimand.Clusters).Where(memory => !memory.IsEmpty).ToList();
        if (clusterings.Any(other => !other.Span.SequenceEqual(clusterings[0].Span)))
            throw new ArgumentException("Estimands have different clusters.", nameof(problem));
        clusters = clusterings.Count == 0 ? [] : RowsByCluster(clusterings[0].Span);
    }

    /// <summary>The corpus of one trial.</summary>
    /// <param name="seed">Seed of the trial.</param>
    public (StudyProblem Problem, RecordedAnnotations Labels) Resample(ulong seed)
    {
        var random = new CounterRandom(seed, RandomPurpose.Resample);
        var rows = new int[problem.RowCount];
        var units = new int[problem.RowCount];
        if (clusters.Length == 0)
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = random.Index(new RowKey((ulong)i), rows.Length);
        }
        else
        {
            FillByCluster(random, rows, units);
        }

        return (Take(rows, units), labels.Take(rows));
    }

    private static int[][] RowsByCluster(ReadOnlySpan<int> clusters)
    {
        var rows = new SortedDictionary<int, List<int>>();
        for (var row = 0; row < clusters.Length; row++)
        {
            if (!rows.TryGetValue(clusters[row], out var members)) rows.Add(clusters[row], members = []);
            members.Add(row);
        }

        return [.. rows.Values.Select(members => members.ToArray())];
    }

    /// <summary>Draws clusters until n rows are there; the last is cut off where n ends.</summary>
    private void FillByCluster(CounterRandom random, int[] rows, int[] units)
    {
        var filled = 0;
        for (var unit = 0; filled < rows.Length; unit++)
        {
            foreach (var row in clusters[random.Index(new RowKey((ulong)unit), clusters.Length)])
            {
                if (filled == rows.Length) return;
                (rows[filled], units[filled]) = (row, unit);
                filled++;
            }
        }
    }

    private StudyProblem Take(int[] rows, int[] units)
    {
        var (keys, identities, copies) = (new RowKey[rows.Length], new RowKey[rows.Length], new int[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            identities[i] = problem.Identities.Span[rows[i]];
            keys[i] = problem.Keys.Span[rows[i]].Copy(copies[rows[i]]++);
        }

        var variables = problem.Variables.Select(variable => variable.Take(rows));
        var estimands = problem.Estimands.Select(estimand => new StudyEstimand(
            estimand.Name, estimand.Estimator, estimand.Covariates.Take(rows), estimand.Features, estimand.Targets, estimand.Primary)
        {
            Binder = estimand.Binder?.Take(rows),
            Clusters = estimand.Clusters.IsEmpty ? default : units,
            Start = estimand.Start,
            Said = estimand.Said,
            Likelihood = estimand.Likelihood,
            Quantile = estimand.Quantile,
            QuantileType = estimand.QuantileType,
            RegressionLevel = estimand.RegressionLevel,
            IsTotal = estimand.IsTotal,
            LabelsWeigh = estimand.LabelsWeigh,
            IsOfColumns = estimand.IsOfColumns,
            Total = estimand.Total?.Take(rows),
            Compared = estimand.Compared.IsEmpty ? default : Array.ConvertAll(rows, row => estimand.Compared.Span[row]),
            RowWeights = estimand.RowWeights.IsEmpty ? default : Array.ConvertAll(rows, row => estimand.RowWeights.Span[row]),
            HasAnnotatedRegressor = estimand.HasAnnotatedRegressor,
            Calibration = estimand.Calibration?.Take(rows),
            Survey = estimand.Survey?.Take(rows, estimand.Clusters.IsEmpty ? [.. Enumerable.Range(0, rows.Length)] : units),
            Crossed = estimand.Crossed is { } crossed ? CrossedClusters.Of(units, Array.ConvertAll(rows, row => crossed.Second.Span[row])) : null,
        });
        return new StudyProblem(keys, [.. variables], [.. estimands], problem.Predictors.Take(rows))
        {
            Identities = identities,
            Examples = problem.Examples.IsEmpty ? default : Array.ConvertAll(rows, row => problem.Examples.Span[row]),
            Strata = problem.Strata.IsEmpty ? default : Array.ConvertAll(rows, row => problem.Strata.Span[row]),
            PlainPredictors = problem.PlainPredictors,
            Predictor = problem.Predictor,
            Calibration = problem.Calibration,
            ErrorModel = problem.ErrorModel,
            Learners = [.. problem.Learners.Select(annotator => annotator.Take(rows))],
        };
    }
}
