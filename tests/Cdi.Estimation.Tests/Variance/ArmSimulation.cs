using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Repeats a difference between an arm of few labelled texts and one of a hundred, and counts how often its 95 % interval holds the truth.</summary>
/// <param name="Labels">Labelled texts of the small arm.</param>
/// <param name="Outcome">What is compared.</param>
/// <param name="Lambda">Weight of the model's answers; 0 for human labels alone.</param>
/// <param name="Draw">How the texts were drawn.</param>
internal sealed record ArmSimulation(int Labels, ArmOutcome Outcome, double Lambda, SampleDraw Draw)
{
    private const int OtherLabels = 100;
    private const int RowsPerLabel = 8;

    /// <summary>Runs the trials.</summary>
    /// <returns>Mean degrees of freedom, share of trials without an interval, coverage and mean width of the others.</returns>
    public (double Degrees, double Withheld, double Coverage, double Width) Run(int trials, int seed)
    {
        var random = new Random(seed);
        var (degrees, withheld, covered, width) = (0.0, 0, 0, 0.0);
        var estimator = new RectifiedEstimator(new MEstimator<Glm<Gaussian, Size2>>());
        for (var trial = 0; trial < trials; trial++)
        {
            var target = Estimate(estimator, random);
            degrees += Math.Min(1000, target.DegreesOfFreedom ?? 1000) / trials;
            if (target.IsWithheld) withheld++;
            if (target is not { Lower: { } lower, Upper: { } upper }) continue;
            covered += lower <= 0 && upper >= 0 ? 1 : 0;
            width += upper - lower;
        }

        var given = trials - withheld;
        return (degrees, (double)withheld / trials, (double)covered / given, width / given);
    }

    private TargetEstimate Estimate(RectifiedEstimator estimator, Random random)
    {
        var labels = Labels + OtherLabels;
        var rows = RowsPerLabel * labels;
        var (columns, human, predicted, labelled) = (new double[2 * rows], new double[rows], new double[rows], new bool[rows]);
        for (var row = 0; row < rows; row++)
        {
            // The labelled rows come first: those of the small arm, then the others.
            labelled[row] = row < labels;
            var arm = labelled[row] ? row < Labels : (row - labels) % (Labels + OtherLabels) < Labels;
            (columns[row], columns[rows + row]) = (1, arm ? 1 : 0);
            human[row] = OutcomeOf(random, arm);
            predicted[row] = Outcome == ArmOutcome.Binary ? (random.NextDouble() < 0.2 ? 1 - human[row] : human[row]) : human[row] + Normal(random);
        }

        var chance = SimulatedFeatures.Filled(rows, (double)labels / rows);
        var sample = new RectifiedSample(SimulatedFeatures.Of(human), Lambda == 0 ? default : SimulatedFeatures.Of(predicted), labelled, chance, Draw);
        var options = new EstimationOptions { Generalise = Generalise.Population, Alpha = 0.05, Lambda = new LambdaPolicy.Fixed(Lambda) };
        var outcome = estimator.Estimate(new Covariates(columns, rows), sample, [Target.Coefficient(1, "difference", Scale.Difference, 2)], options);
        return ((RectifiedFit)outcome).Targets[0];
    }

    private double OutcomeOf(Random random, bool isSmallArm) => Outcome switch
    {
        ArmOutcome.Binary => random.NextDouble() < 0.4 ? 1 : 0,
        ArmOutcome.Normal => Normal(random),
        ArmOutcome.NormalTwice => Normal(random) * (isSmallArm ? 2 : 1),
        _ => throw new InvalidOperationException($"{Outcome} is no outcome."),
    };

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
