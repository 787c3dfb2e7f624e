using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>No interval has width 0 unless every π is 1 and the corpus is the target: the data then hold the answer, and nothing else does.</summary>
public sealed class ZeroWidthTests
{
    private const int Rows = 200;

    /// <summary>Outcomes of which the labels that were drawn show no error of the model, or no spread.</summary>
    public enum World
    {
        ModelAlwaysRight,
        OneErrorWhereNobodyLooked,
        LabelsAllOne,
        LabelsAllZero,
        LabelsOneInAnArm,
        NumbersPredictedExactly,
        NumbersAllEqual,
        NumbersAllZero,
    }

    public static TheoryData<World, Generalise, DrawMethod, double> Cells
    {
        get
        {
            var cells = new TheoryData<World, Generalise, DrawMethod, double>();
            foreach (var (world, generalise, draw, fraction) in CellsOfAll()) cells.Add(world, generalise, draw, fraction);
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void No_interval_has_width_zero_unless_everything_was_seen(World world, Generalise generalise, DrawMethod draw, double fraction)
    {
        var problem = ProblemOf(world);
        var sample = Draw(world, draw, fraction);
        var estimation = new StudyEstimation(problem, 3);
        var intervals = 0;
        foreach (var method in EstimationMethod.All.Where(method => method is { IsValid: true, IsOfSample: true }))
        {
            for (var estimand = 0; estimand < problem.Estimands.Count; estimand++)
            {
                var options = estimation.OptionsFor(estimand, method, new InferenceSettings(generalise, 0.05));
                if (estimation.Estimate(estimand, sample, method, options) is RectifiedFit fit)
                    intervals += Check(fit, fraction == 1 && generalise == Generalise.Corpus, $"{method} {problem.Estimands[estimand].Name}");
            }
        }

        // Numbers that are all equal say nothing about how far others are: there is no interval. Everywhere else some interval was judged.
        Assert.Equal(world is World.NumbersAllEqual or World.NumbersAllZero, intervals == 0);
    }

    private static int Check(RectifiedFit fit, bool isAllSeen, string where)
    {
        foreach (var target in fit.Targets.Where(target => !target.IsWithheld))
        {
            var width = target.Upper - target.Lower;
            if (isAllSeen) Assert.True(width >= 0, $"{where}: {target.Lower} to {target.Upper}");
            else Assert.True(width > 1e-3, $"{where}: {target.Lower} to {target.Upper} around {target.Point}");
        }

        return fit.Targets.Count(target => !target.IsWithheld);
    }

    private static IEnumerable<(World World, Generalise Generalise, DrawMethod Draw, double Fraction)> CellsOfAll() =>
        from world in Enum.GetValues<World>()
        from generalise in Enum.GetValues<Generalise>()
        from draw in new[] { DrawMethod.FixedSize, DrawMethod.Poisson }
        from fraction in new[] { 0.2, 0.9, 1 }
        select (world, generalise, draw, fraction);

    private static StudyProblem ProblemOf(World world)
    {
        double[] machine = [.. Enumerable.Range(0, Rows).Select(row => Labels(world, row).Machine)];
        var isNumber = world >= World.NumbersPredictedExactly;
        var features = isNumber ? FeatureMap.Number(0) : FeatureMap.Event(0, 2, 1);
        double[] arm = [.. Enumerable.Repeat(1.0, Rows), .. Enumerable.Range(0, Rows).Select(row => row % 3 == 0 ? 1.0 : 0)];
        var average = isNumber ? Scale.Mean : Scale.Proportion;
        var none = new Covariates(ReadOnlyMemory<double>.Empty, Rows);
        StudyEstimand[] estimands =
        [
            new("average", new MEstimator<Glm<Gaussian, Size1>>(), new Covariates(arm[..Rows], Rows), features, [Target.Coefficient(0, "average", average, 1)]),
            new("arms", new MEstimator<Glm<Gaussian, Size2>>(), new Covariates(arm, Rows), features,
                [Target.Coefficient(0, "level", average, 2), Target.Coefficient(1, "difference", Scale.Difference, 2)]),
            new("odds", new MEstimator<Glm<Bernoulli, Size2>>(), new Covariates(arm, Rows), features, [Target.Coefficient(1, "log odds", Scale.LogOdds, 2)]),
        ];
        var keys = Enumerable.Range(0, Rows).Select(row => new RowKey((ulong)row)).ToArray();
        var kept = isNumber ? estimands[..2] : estimands;
        return new StudyProblem(keys, [isNumber ? AnnotatedVariable.OfNumber("v", Rows, machine, default)
            : AnnotatedVariable.OfClasses("v", 2, Rows, machine, default)], kept, none);
    }

    // The last row is not among the labelled ones where fewer than all are.
    private static (double Human, double Machine) Labels(World world, int row)
    {
        var mixed = row % 7 < 3 ? 1.0 : 0;
        return world switch
        {
            World.ModelAlwaysRight => (mixed, mixed),
            World.OneErrorWhereNobodyLooked => (mixed, row == Rows - 1 ? 1 - mixed : mixed),
            World.LabelsAllOne => (1, mixed),
            World.LabelsAllZero => (0, mixed),
            World.LabelsOneInAnArm => (row % 3 == 0 ? 1 : mixed, mixed),
            World.NumbersPredictedExactly => (row % 11, row % 11),
            World.NumbersAllEqual => (4, row % 11),
            _ => (0, row % 11),
        };
    }

    private static DrawnSample Draw(World world, DrawMethod method, double fraction)
    {
        var count = (int)(fraction * Rows);
        bool[] labelled = [.. Enumerable.Range(0, Rows).Select(row => row < count)];
        double[] labels = [.. Enumerable.Range(0, Rows).Select(row => labelled[row] ? Labels(world, row).Human : double.NaN)];
        return new DrawnSample
        {
            Design = SamplingDesign.Uniform,
            Probabilities = Enumerable.Repeat(fraction, Rows).ToArray(),
            Labelled = labelled,
            Blocks = new int[Rows],
            Labels = [labels],
            Method = method,
            Rounds = [new SamplingRound(SamplingRoundKind.Given, Rows, new(count), fraction, fraction)],
        };
    }
}
