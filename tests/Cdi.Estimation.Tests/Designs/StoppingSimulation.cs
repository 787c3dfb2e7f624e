using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Samples of a share, drawn in rounds and looked at after each behind the burn-in, by intervals of one look and by a confidence sequence.</summary>
/// <param name="Design">The design.</param>
/// <param name="Method">The method.</param>
/// <param name="Generalise">What intervals speak about: one corpus, drawn from again and again, or corpora from a population.</param>
public sealed record StoppingSimulation(SamplingDesign Design, MethodKind Method, Generalise Generalise)
{
    /// <summary>α.</summary>
    public const double Alpha = 0.1;

    private const int Rows = 1500;
    private const int Budget = 360;

    // .4 + .2 P(x = 1).
    private const double Share = 0.42;

    /// <summary>Rounds behind the burn-in of 40 labels.</summary>
    public int Rounds { get; init; } = 8;

    /// <summary>The half-width at which a sample stops.</summary>
    public double Bound { get; init; } = 0.07;

    /// <summary>Looks at samples.</summary>
    /// <param name="trials">How many.</param>
    public StoppedShares Run(int trials)
    {
        var (everyWald, everySequence, wald, sequence, labelsWald, labels) = (0, 0, 0, 0, 0L, 0L);
        var corpus = new SyntheticStudy(Rows);
        for (var trial = 0; trial < trials; trial++)
        {
            if (Generalise == Generalise.Population) corpus = new SyntheticStudy(Rows, 1000UL + (ulong)trial);
            var truth = Generalise == Generalise.Population ? Share : corpus.Human.Average();
            var looks = LooksOf(corpus, 50_000UL + (ulong)trial);
            if (looks.All(look => look.Wald.Holds(truth))) everyWald++;
            if (looks.All(look => look.Sequence.Holds(truth))) everySequence++;
            var first = looks.FirstOrDefault(look => HalfWidthRule.Of(look.Wald) <= Bound, looks[^1]);
            var last = looks.FirstOrDefault(look => HalfWidthRule.Of(look.Sequence) <= Bound, looks[^1]);
            (labelsWald, labels) = (labelsWald + first.Labels, labels + last.Labels);
            if (first.Wald.Holds(truth)) wald++;
            if (last.Sequence.Holds(truth)) sequence++;
        }

        double Of(long count) => count / (double)trials;
        return new(Of(everyWald), Of(everySequence), Of(wald), Of(sequence), Of(labelsWald), Of(labels));
    }

    private List<(int Labels, TargetEstimate Wald, TargetEstimate Sequence)> LooksOf(SyntheticStudy corpus, ulong seed)
    {
        var (study, method) = (corpus.ShareOnly(), EstimationMethod.Of(Method));
        var recorder = new LookRecorder(method, new(Generalise, Alpha));
        var plan = SyntheticStudy.Plan(Design, Budget, seed) with { BurnIn = new(40), Rounds = Rounds, Stop = recorder };
        recorder.IsMet(study, plan, SyntheticStudy.Draw(study, plan));
        return recorder.Looks;
    }

    /// <summary>A rule that looks, and never stops.</summary>
    private sealed class LookRecorder(EstimationMethod method, InferenceSettings inference) : IStoppingRule
    {
        public List<(int Labels, TargetEstimate Wald, TargetEstimate Sequence)> Looks { get; } = [];

        public string Written => "never";

        public bool IsMet(StudyProblem problem, SamplingPlan plan, DrawnSample reached)
        {
            var sequence = new ConfidenceSequence(inference.Alpha, plan.Budget, problem.RowCount, inference.Generalise);
            var estimation = new StudyEstimation(problem, plan.Seed);
            TargetEstimate At(double alpha) => ((RectifiedFit)estimation.Estimate(
                0, reached, method, estimation.OptionsFor(0, method, inference with { Alpha = alpha }))).Targets[0];
            Looks.Add((reached.LabelsSpent.Count, At(inference.Alpha), At(sequence.Alpha(reached.LabelsSpent))));
            return false;
        }
    }
}
