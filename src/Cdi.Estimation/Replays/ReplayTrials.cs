using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Replays;

/// <summary>Trials of one replay that follow each other: makes workers, and keeps what they find by trial, so that the order in which trials end does not
/// matter.</summary>
internal sealed class ReplayTrials
{
    private readonly StudyProblem problem;
    private readonly RecordedAnnotations labels;
    private readonly ReplaySettings settings;
    private readonly ProblemResampler resampler;
    private readonly SamplingFailure?[] failures;
    private readonly ReplayedEstimate[] estimates;
    private readonly int[] spent;
    private readonly int first;
    private readonly int series;

    /// <param name="problem">The problem.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="settings">What is replayed.</param>
    /// <param name="first">The first trial.</param>
    /// <param name="count">Trials.</param>
    public ReplayTrials(StudyProblem problem, RecordedAnnotations labels, ReplaySettings settings, int first, int count)
    {
        (this.problem, this.labels, this.settings, this.first) = (problem, labels, settings, first);
        resampler = new ProblemResampler(problem, labels);
        failures = new SamplingFailure?[count];
        spent = new int[count];
        series = SeriesOf(problem, settings);
        estimates = new ReplayedEstimate[(long)series * count];
        estimates.AsSpan().Fill(ReplayedEstimate.None);
    }

    /// <summary>Estimates of one trial: a target by a method each.</summary>
    public static int SeriesOf(StudyProblem problem, ReplaySettings settings) =>
        problem.Estimands.Sum(estimand => estimand.Targets.Count) * settings.Methods.Count;

    /// <summary>What the trials gave; why the first trial without a sample has none.</summary>
    public ReplayOutcome ToBlock()
    {
        for (var trial = 0; trial < failures.Length; trial++)
        {
            if (failures[trial] is { } reason) return new ReplayFailure.SampleUnavailable(first + trial, reason);
        }

        return new TrialBlock(first, [.. spent], [.. estimates]);
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
        /// <param name="trial">The trial, 0-based.</param>
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
            if (outcome is not DrawnSample sample) trials.failures[trial - trials.first] = outcome as SamplingFailure;
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
            trials.spent[trial - trials.first] = sample.LabelsSpent.Count;
            var taught = untaught.Taught(sample);
            var estimators = taught ?? untaught;
            var inference = settings.Methods.Select(method => taught is null && method.Prediction != PredictionSource.None ? settings.Inference
                : OfOne(method, settings.Inference, estimators, sample)).ToArray();
            var place = (trial - trials.first) * trials.series;
            for (var estimand = 0; estimand < drawn.Estimands.Count; estimand++)
            {
                for (var method = 0; method < settings.Methods.Count; method++)
                {
                    if (taught is null && settings.Methods[method].Prediction != PredictionSource.None) continue;
                    var options = estimators.OptionsFor(estimand, settings.Methods[method], inference[method]);
                    if (estimators.Estimate(estimand, sample, settings.Methods[method], options) is not RectifiedFit fit) continue;
                    for (var target = 0; target < fit.Targets.Length; target++)
                    {
                        trials.estimates[place + (target * settings.Methods.Count) + method] = ReplayedEstimate.Of(fit.Targets[target], fit.Lambda);
                    }
                }

                place += drawn.Estimands[estimand].Targets.Count * settings.Methods.Count;
            }
        }
    }
}
