using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Replays;

/// <summary>The trials of one replay: makes workers, and keeps what they find by trial, so that the order in which trials end does not matter.</summary>
internal sealed class ReplayTrials
{
    private readonly StudyProblem problem;
    private readonly RecordedAnnotations labels;
    private readonly ReplaySettings settings;
    private readonly ProblemResampler resampler;
    private readonly SamplingFailure?[] failures;
    private readonly TrialRecord[][][] records;

    public ReplayTrials(StudyProblem problem, RecordedAnnotations labels, ReplaySettings settings)
    {
        (this.problem, this.labels, this.settings) = (problem, labels, settings);
        resampler = new ProblemResampler(problem, labels);
        failures = new SamplingFailure?[settings.Trials];
        Labels = new int[settings.Trials];
        records = [.. problem.Estimands.Select(estimand => estimand.Targets.Select(
            _ => settings.Methods.Select(_ => new TrialRecord(settings.Trials)).ToArray()).ToArray())];
    }

    /// <summary>Labels spent in each trial.</summary>
    public int[] Labels { get; }

    /// <summary>What the trials gave for one estimand, target and method.</summary>
    public TrialRecord RecordOf(int estimand, int target, int method) => records[estimand][target][method];

    /// <summary>Why the first trial without a sample has none; null where all have one.</summary>
    public ReplayFailure? FirstFailure()
    {
        for (var trial = 0; trial < failures.Length; trial++)
        {
            if (failures[trial] is { } reason) return new ReplayFailure.SampleUnavailable(trial, reason);
        }

        return null;
    }

    /// <summary>A worker for one thread.</summary>
    public Worker CreateWorker() => new(this);

    /// <summary>Runs trials one after the other; in a corpus replay with the same buffers.</summary>
    public sealed class Worker(ReplayTrials trials)
    {
        private StudyProblem? current;
        private AdaptiveSampling? sampling;
        private StudyEstimation? estimation;

        /// <summary>Runs one trial.</summary>
        public void Run(int trial)
        {
            var seed = trials.settings.SeedOf(trial);
            var (drawn, labels) = trials.settings.Inference.Generalise == Generalise.Population ? trials.resampler.Resample(seed)
                : (trials.problem, trials.labels);
            if (!ReferenceEquals(drawn, current) || sampling is null || estimation is null)
            {
                (current, sampling, estimation) = (drawn, new AdaptiveSampling(drawn), new StudyEstimation(drawn, seed));
            }

            estimation.FoldSeed = seed;
            var outcome = sampling.Draw(trials.settings.Plan with { Seed = seed }, labels);
            if (outcome is not DrawnSample sample) trials.failures[trial] = outcome as SamplingFailure;
            else Estimate(trial, drawn, sample, estimation);
        }

        // Intervals that hold together have the level of their trial.
        private static InferenceSettings OfOne(EstimationMethod method, InferenceSettings inference, StudyEstimation estimators, DrawnSample sample) =>
            !inference.IsSimultaneous ? inference : inference with
            {
                Alpha = estimators.Simultaneously(Enumerable.Repeat(sample, estimators.EstimandCount).ToList(), method, inference).Alpha,
            };

        /// <summary>Estimates; annotators that learn from people learn from the texts drawn in this trial. Where these are too few to learn from, methods
        /// that need answers have no estimate.</summary>
        private void Estimate(int trial, StudyProblem drawn, DrawnSample sample, StudyEstimation untaught)
        {
            var settings = trials.settings;
            trials.Labels[trial] = sample.LabelsSpent.Count;
            var taught = untaught.Taught(sample);
            var estimators = taught ?? untaught;
            var inference = settings.Methods.Select(method => taught is null && method.Prediction != PredictionSource.None ? settings.Inference
                : OfOne(method, settings.Inference, estimators, sample)).ToArray();
            for (var estimand = 0; estimand < drawn.Estimands.Count; estimand++)
            {
                for (var method = 0; method < settings.Methods.Count; method++)
                {
                    if (taught is null && settings.Methods[method].Prediction != PredictionSource.None) continue;
                    var options = estimators.OptionsFor(estimand, settings.Methods[method], inference[method]);
                    if (estimators.Estimate(estimand, sample, settings.Methods[method], options) is not RectifiedFit fit) continue;
                    for (var target = 0; target < fit.Targets.Length; target++)
                    {
                        trials.RecordOf(estimand, target, method).Set(trial, fit.Targets[target], fit.Lambda);
                    }
                }
            }
        }
    }
}
