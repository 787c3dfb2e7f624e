using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Replays;

/// <summary>Runs trials one after the other, of whichever replay of a problem, with the same buffers: one thread at a time.</summary>
/// <param name="problem">The problem.</param>
/// <param name="labels">Its labels.</param>
internal sealed class TrialWorker(StudyProblem problem, RecordedAnnotations labels)
{
    private ProblemResampler? resampler;
    private (AdaptiveSampling Sampling, StudyEstimation Estimation)? ofCorpus;
    private (AdaptiveSampling Sampling, StudyEstimation Estimation)? ofCopies;

    /// <summary>Runs one trial.</summary>
    /// <param name="trials">Where its estimates are kept.</param>
    /// <param name="trial">The trial, 0-based.</param>
    public void Run(ReplayTrials trials, int trial)
    {
        var seed = trials.Settings.SeedOf(trial);
        if (trials.Settings.Inference.Generalise != Generalise.Population)
        {
            var (sampling, estimation) = ofCorpus ??= (new AdaptiveSampling(problem), new StudyEstimation(problem, seed));
            estimation.FoldSeed = seed;
            Run(trials, trial, problem, labels, sampling, estimation);
            return;
        }

        resampler ??= new ProblemResampler(problem, labels);
        var (drawn, known) = resampler.Resample(seed);
        var copies = (new AdaptiveSampling(drawn, ofCopies?.Sampling), new StudyEstimation(drawn, seed, ofCopies?.Estimation));
        ofCopies = copies;
        Run(trials, trial, drawn, known, copies.Item1, copies.Item2);
    }

    private static void Run(
        ReplayTrials trials, int trial, StudyProblem drawn, RecordedAnnotations known, AdaptiveSampling sampling, StudyEstimation estimation)
    {
        var outcome = sampling.Draw(trials.Settings.Plan with { Seed = trials.Settings.SeedOf(trial) }, known);
        if (outcome is DrawnSample sample) Estimate(trials.Settings, drawn, sample, estimation, trials.Spend(trial, sample.LabelsSpent.Count));
        else if (outcome is SamplingFailure reason) trials.Fail(trial, reason);
    }

    // Intervals that hold together have the level of their trial, and so have those of a sample that may have stopped early.
    private static InferenceSettings OfOne(
        EstimationMethod method, SamplingPlan plan, InferenceSettings inference, StudyEstimation estimators, DrawnSample sample) =>
        plan.Stop is not null ? inference with
        {
            Alpha = new ConfidenceSequence(inference.Alpha, plan.Budget, sample.Labelled.Length, inference.Generalise).Alpha(sample.LabelsSpent),
        }
        : !inference.IsSimultaneous ? inference : inference with
        {
            Alpha = estimators.Simultaneously(Enumerable.Repeat(sample, estimators.EstimandCount).ToList(), method, inference).Alpha,
        };

    /// <summary>Estimates; annotators that learn from people learn from the texts drawn in this trial. Where these are too few to learn from, methods
    /// that need answers have no estimate.</summary>
    private static void Estimate(
        ReplaySettings settings, StudyProblem drawn, DrawnSample sample, StudyEstimation untaught, Span<ReplayedEstimate> estimates)
    {
        var taught = untaught.Taught(sample);
        var estimators = taught ?? untaught;
        var inference = settings.Methods.Select(method => taught is null && method.Prediction != PredictionSource.None ? settings.Inference
            : OfOne(method, settings.Plan, settings.Inference, estimators, sample)).ToArray();
        var place = 0;
        for (var estimand = 0; estimand < drawn.Estimands.Count; estimand++)
        {
            for (var method = 0; method < settings.Methods.Count; method++)
            {
                if (taught is null && settings.Methods[method].Prediction != PredictionSource.None) continue;
                var options = estimators.OptionsFor(estimand, settings.Methods[method], inference[method]);
                if (estimators.Estimate(estimand, sample, settings.Methods[method], options) is not RectifiedFit fit) continue;
                for (var target = 0; target < fit.Targets.Length; target++)
                    estimates[place + (target * settings.Methods.Count) + method] = ReplayedEstimate.Of(fit.Targets[target], fit.Lambda);
            }

            place += drawn.Estimands[estimand].Targets.Count * settings.Methods.Count;
        }
    }
}
