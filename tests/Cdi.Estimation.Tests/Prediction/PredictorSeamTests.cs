using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Prediction;

/// <summary>A predictor that the library does not know, a tree on raw columns, is one file (<see cref="Stump"/>) and the line below.</summary>
public sealed class PredictorSeamTests
{
    private static readonly PredictorKind Tree = new("stump", (columns, _) => new Stump(columns));

    [Fact]
    public void A_tree_finds_the_cut_of_a_raw_column_that_no_line_fits()
    {
        // The label is 1 above 3 in the second covariate, which takes eight values; the first is noise.
        double[] noise = [.. Enumerable.Range(0, 80).Select(row => (row * 7) % 11.0)], cut = [.. Enumerable.Range(0, 80).Select(row => (row * 13) % 8.0)];
        double[] labels = [.. cut.Select(value => value > 3 ? 1.0 : 0)];
        int[] rows = [.. Enumerable.Range(0, 80)];
        var columns = new PredictorColumns(OutcomeScale.Indicator, new double[80], default, (double[])[.. noise, .. cut]);
        var folds = Folds.Create([.. rows.Select(RowKey.FromRowNumber)], 3);
        var (tree, ridge) = (new double[80], new double[80]);
        new Calibrator(columns, Tree).PredictOutOfFold(rows, labels, [.. rows.Select(_ => 1.0)], folds, tree);
        new Calibrator(columns).PredictOutOfFold(rows, labels, [.. rows.Select(_ => 1.0)], folds, ridge);
        Assert.Equal(labels, tree);
        Assert.All(rows, row => Assert.InRange(ridge[row], 1e-6, 1 - 1e-6));
    }

    [Fact]
    public void Estimates_and_draws_take_the_predictor_of_the_problem()
    {
        var study = new SyntheticStudy(2000).Problem();
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 400);
        var (ridge, tree) = (study.Problem, With(study.Problem, Tree));
        var labels = study.Labels;
        var ofRidge = Assert.IsType<DrawnSample>(new AdaptiveSampling(ridge).Draw(plan, labels));
        var ofTree = Assert.IsType<DrawnSample>(new AdaptiveSampling(tree).Draw(plan, labels));
        Assert.NotEqual(ofRidge.Probabilities.ToArray(), ofTree.Probabilities.ToArray());

        // x takes two values and the stump reads nothing else, so that out of fold there are two predictions for each fold.
        var predicted = new StudyEstimation(tree, 5).CalibratedPredictions(0, ofTree).ToArray();
        Assert.InRange(predicted.Distinct().Count(), 2, 2 * Folds.DefaultCount);
        Assert.NotEqual(predicted, new StudyEstimation(ridge, 5).CalibratedPredictions(0, ofTree).ToArray());
        Assert.Equal(Tree, tree.Under(new(1)).Calibration);
    }

    [Fact]
    public void Intervals_stay_valid_with_a_poor_predictor()
    {
        var corpus = new SyntheticStudy(2000);
        var study = corpus.ShareOnly();
        var tree = With(study.Problem, Tree);
        var sample = Assert.IsType<DrawnSample>(new AdaptiveSampling(tree).Draw(SyntheticStudy.Plan(SamplingDesign.Uniform, 400), study.Labels));
        var estimation = new StudyEstimation(tree, 5);
        var options = estimation.OptionsFor(0, EstimationMethod.Calibrated, new InferenceSettings(Generalise.Corpus, 0.001));
        var share = Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, EstimationMethod.Calibrated, options)).Targets[0];
        Assert.True(share.Holds(corpus.Human.Average()));
    }

    [Fact]
    public void Every_kind_has_a_name_of_its_own() =>
        Assert.Equal(PredictorKind.All.Length, PredictorKind.All.Select(kind => kind.Name).Distinct(StringComparer.Ordinal).Count());

    private static StudyProblem With(StudyProblem problem, PredictorKind calibration) =>
        new(problem.Keys, problem.Variables, problem.Estimands, problem.Predictors) { Identities = problem.Identities, Calibration = calibration };
}
