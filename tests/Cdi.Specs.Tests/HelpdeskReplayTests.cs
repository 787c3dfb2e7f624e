using Cdi.Compiled;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies;
using Cdi.Testing;
using MathNet.Numerics.Distributions;

namespace Cdi.Specs.Tests;

/// <summary>The short part of <c>Cdi.Benchmarks coverage</c>: the help-desk study replayed under every design, for both targets.</summary>
public sealed class HelpdeskReplayTests
{
    // A method that covers .95 has at least 142 hits of 160, the least that the criterion lets pass, but for one run in 2000; one
    // that covers .8 has fewer in 997 runs of 1000, one that covers .88 in every second. The command replays each cell 4000 times.
    private const int Trials = 160;

    private static readonly Task<ReplayedStudy> Helpdesk = ReplayedStudy.ReadAsync(
        new Helpdesk(), new StudyRunOptions { SpecFolder = Path.Combine(SharedFolder.Repository, "specs", "studies") });

    public static TheoryData<SamplingDesign, Generalise> Designs
    {
        get
        {
            var data = new TheoryData<SamplingDesign, Generalise>();
            foreach (var design in SamplingDesign.All.Where(design => !design.IsStratified))
            {
                data.Add(design, Generalise.Corpus);
                data.Add(design, Generalise.Population);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task Intervals_of_every_valid_method_hold_the_truth_as_often_as_they_say(SamplingDesign design, Generalise generalise)
    {
        var methods = EstimationMethod.All.Where(method => method is { IsValid: true, IsOfSample: true }
            && (design == SamplingDesign.Uniform || !method.RequiresUniformSample));
        var nominal = 1 - (await Helpdesk).InferenceFor(generalise).Alpha;
        Assert.All(await Replay(design, generalise, [.. methods]), cell =>
        {
            Assert.True(cell.Coverage.Holds(nominal), $"{cell.Estimand}[{cell.Term}] {cell.Method} @ {design}, {generalise}: {cell.Coverage}");

            // Coverage cannot see an interval that is too wide. The root mean squared error of 160 trials has a relative error of 1/√320 = .056: four of
            // them, and 10 % for small samples.
            var needed = 2 * Normal.InvCDF(0, 1, (1 + nominal) / 2) * cell.RootMeanSquaredError.Value;
            Assert.True(cell.Width.Value < 1.1 * needed / (1 - (4 * 0.056)),
                $"{cell.Estimand}[{cell.Term}] {cell.Method} @ {design}, {generalise}: width {cell.Width}, {needed} needed");
            Assert.Equal(0, cell.Failures);
            Assert.Equal(500, cell.LabelsMaximum);
        });
    }

    [Theory]
    [InlineData("uniform")]
    [InlineData("error")]
    public async Task No_method_is_biased_for_a_share(string name)
    {
        var design = SamplingDesign.All.Single(each => each.Name == name);
        var cells = await Replay(design, Generalise.Corpus, [EstimationMethod.HumanOnly, EstimationMethod.Dsl, EstimationMethod.ConfidenceDriven,
            EstimationMethod.Calibrated]);

        // Four Monte-Carlo errors: one run in 16 000 would be further off without any bias.
        Assert.All(cells.Where(cell => cell.Estimand == "share"), cell => Assert.InRange(Math.Abs(cell.Bias.Value), 0, 4 * cell.Bias.StandardError));
    }

    [Fact]
    public async Task The_model_alone_covers_less_than_half_the_time_what_the_study_is_about()
    {
        var cells = await Replay(SamplingDesign.Uniform, Generalise.Population, [EstimationMethod.LlmOnly]);
        var estimands = (await Helpdesk).Problem.Estimands;
        Assert.All(estimands, estimand => Assert.InRange(
            cells.Single(cell => cell.Estimand == estimand.Name && cell.Term == estimand.Targets[estimand.Primary].Term).Coverage.Share, 0, 0.5));
    }

    [Fact]
    public async Task The_default_method_is_worth_more_labels_than_were_spent()
    {
        var cells = await Replay(SamplingDesign.Error, Generalise.Corpus, [EstimationMethod.Calibrated]);
        foreach (var estimand in (await Helpdesk).Problem.Estimands)
        {
            var cell = cells.Single(cell => cell.Estimand == estimand.Name && cell.Term == estimand.Targets[estimand.Primary].Term);
            Assert.True(cell.EffectiveLabels.Value > 500 + (4 * cell.EffectiveLabels.StandardError), $"{cell.Estimand}: {cell.EffectiveLabels}");
        }
    }

    private static async Task<IReadOnlyList<ReplayCell>> Replay(SamplingDesign design, Generalise generalise, IReadOnlyList<EstimationMethod> methods)
    {
        var study = await Helpdesk;
        var outcome = new StudyReplay(study.Problem, study.Labels).Run(new ReplaySettings
        {
            Name = $"helpdesk, {design}, {generalise}",
            Plan = study.PlanFor(design),
            Methods = methods,
            Inference = study.InferenceFor(generalise),
            Trials = Trials,
        });
        return Assert.IsType<ReplayResult>(outcome).Cells;
    }
}
