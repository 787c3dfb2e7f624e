using Cdi.Estimation.Designs;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Running;

public class StudyRunTests
{
    private static readonly IReadOnlyList<SmallRow> Rows = SmallCorpus.Rows(600);

    private static readonly IReadOnlyList<ReportFormat> Every = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv];

    [Fact]
    public async Task A_share_from_human_labels_has_the_mean_and_variance_of_a_simple_random_sample()
    {
        var rows = Rows.Select((row, index) => index % 4 == 0 ? row : row with { Human = null }).ToList();
        var study = SmallStudy.Given with { Estimands = [SmallStudy.Share],
            Inference = SmallStudy.Given.Inference with { Method = MethodKind.HumanOnly } };
        var labels = rows.Where(row => row.Human is not null).Select(row => (double)row.Human.GetValueOrDefault()).ToList();
        var mean = labels.Average();
        var spread = labels.Sum(label => (label - mean) * (label - mean)) / (labels.Count - 1);

        var estimate = (await SmallStudy.Result(study, rows)).Of("share").Primary;

        // Cochran: Var = (1 − m/n) s²/m. Both sides are closed forms; 1e-12 leaves room for rounding.
        Assert.Equal(mean, estimate.Point, 1e-12);
        Assert.Equal(Math.Sqrt((1 - (labels.Count / 600.0)) * spread / labels.Count), estimate.StandardError, 1e-12);
        Assert.Equal(150, estimate.Labels.Count);
        Assert.Null(estimate.Truth);
        Assert.Null(estimate.PValue);
    }

    [Fact]
    public async Task Rows_come_by_estimand_then_method_then_term_and_one_row_of_each_estimand_is_primary()
    {
        var result = await SmallStudy.Result(SmallStudy.Replay, Rows);

        Assert.Equal(
            [
                "slope (Intercept) calibrated@error", "slope x calibrated@error *", "slope (Intercept) human_only@uniform", "slope x human_only@uniform",
                "slope (Intercept) llm_only@none", "slope x llm_only@none", "slope (Intercept) confidence_driven@confidence",
                    "slope x confidence_driven@confidence",
                "share share calibrated@error *", "share share human_only@uniform", "share share llm_only@none", "share share confidence_driven@confidence",
            ],
            result.Estimates.Select(row => $"{row.Estimand} {row.Term} {row.Method}@{row.Design}{(row.Primary ? " *" : "")}"));
    }

    [Fact]
    public async Task Every_draw_of_a_replay_spends_the_budget_exactly()
    {
        var result = await SmallStudy.Result(SmallStudy.Replay, Rows);

        Assert.All(result.Estimates, row => Assert.Equal(row.Valid ? 120 : 0, row.Labels.Count));
        Assert.Equal([30, 30, 30, 30], result.Design.Blocks.Select(block => block.Labels.Count));
        Assert.Equal(600, result.Design.Blocks.Sum(block => block.Texts));
        Assert.Equal("burn-in round 1 round 2 round 3", string.Join(' ', result.Design.Blocks.Select(block => block.Name)));
        Assert.Equal(600, result.Design.Inclusion.Histogram.Sum(bin => bin.Texts));
        Assert.Equal(120, result.Design.Inclusion.Histogram.Sum(bin => bin.Labelled));
    }

    [Fact]
    public async Task A_replay_knows_the_truth_from_every_label()
    {
        var share = Rows.Average(row => (double)row.Human.GetValueOrDefault());
        var result = await SmallStudy.Result(SmallStudy.Replay, Rows);

        Assert.All(result.Of("share").All, row => Assert.Equal(share, row.Truth.GetValueOrDefault(double.NaN), 1e-12));
        // Five standard errors: a valid interval that fails this would do so once in two million studies.
        Assert.All(result.Estimates.Where(row => row.Valid), row =>
            Assert.InRange(row.Truth.GetValueOrDefault(double.NaN), row.Point - (5 * row.StandardError), row.Point + (5 * row.StandardError)));
    }

    [Fact]
    public async Task Labels_that_were_not_drawn_change_nothing_but_the_truth()
    {
        var study = SmallStudy.Replay with { Report = SmallStudy.Replay.Report with { Compare = [] } };
        var full = await SmallStudy.Result(study with { Report = study.Report with { Examples = 120 } }, Rows);
        var drawn = full.Examples.Select(example => example.Key).ToHashSet();
        var blanked = await SmallStudy.Result(study, Rows.Select(row => drawn.Contains(row.Key) ? row : row with { Human = null }));

        Assert.Equal(120, drawn.Count);
        Assert.Equal(full.Estimates.Select(row => row with { Truth = null, CoversTruth = null }), blanked.Estimates);
        Assert.Equal(full.Annotators[0].Calibration, blanked.Annotators[0].Calibration);
    }

    [Fact]
    public async Task The_order_of_the_file_changes_no_label_that_is_drawn_and_no_estimate_where_the_key_is_a_column()
    {
        var study = SmallStudy.Replay with { Report = SmallStudy.Replay.Report with { Examples = 120 } };
        var result = await SmallStudy.Result(study, Rows);
        var reversed = await SmallStudy.Result(study, Rows.Reverse());

        Assert.Equal(result.Examples.Select(example => example.Key), reversed.Examples.Select(example => example.Key));
        // Sums run over the rows in the order of the file, so that only their rounding may differ.
        Assert.All(result.Estimates.Zip(reversed.Estimates), pair => Assert.Equal(pair.First.Point, pair.Second.Point, 1e-9));
        Assert.All(result.Estimates.Zip(reversed.Estimates), pair => Assert.Equal(pair.First.StandardError, pair.Second.StandardError, 1e-9));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Repeated_runs_give_the_same_bytes_on_any_number_of_threads(int threads)
    {
        // A pass is shared from 49 152 rows on: three blocks and one row more.
        var rows = SmallCorpus.Rows((3 * RowBlock.MaximumCount) + 1);
        var expected = ReportWriter.Render(await SmallStudy.Result(SmallStudy.Replay, rows), Every);
        var repeated = ReportWriter.Render(await SmallStudy.Result(SmallStudy.Replay, rows, options => options with { DegreeOfParallelism = threads }), Every);

        Assert.Equal(expected, repeated);
    }

    [Fact]
    public async Task A_method_that_names_the_design_of_the_study_uses_its_sample()
    {
        var study = SmallStudy.Replay with { Report = SmallStudy.Replay.Report with { Compare =
            [new(MethodKind.HumanOnly), new(MethodKind.HumanOnly, DesignKind.Error)] } };

        Assert.Single((await SmallStudy.Result(study, Rows)).Of("share").All, row => row.Method == EstimationMethod.HumanOnly);
    }

    [Fact]
    public async Task Given_probabilities_weigh_labels_by_their_inverse()
    {
        var rows = Rows.Take(200).Select((row, index) => row with { Probability = row.X == 1 ? 0.8 : 0.25,
            Human = (row.X == 1 ? index % 5 != 0 : index % 4 == 0) ? row.Human : null }).ToList();
        var study = SmallStudy.Given with
        {
            Estimands = [SmallStudy.Share],
            Sampling = SmallStudy.Given.Sampling with { Given = new(SmallStudy.Probability) },
            Inference = SmallStudy.Given.Inference with { Method = MethodKind.HumanOnly },
        };
        var labelled = rows.Where(row => row.Human is not null).ToList();
        var hajek = labelled.Sum(row => row.Human.GetValueOrDefault() / row.Probability) / labelled.Sum(row => 1 / row.Probability);

        var result = await SmallStudy.Result(study, rows);

        Assert.Equal(hajek, result.Of("share").Primary.Point, 1e-12);
        Assert.Equal(("given", 0), (result.Design.Name, result.Design.Rounds));
        Assert.Equal(4, result.Design.Inclusion.LargestWeight, 1e-12);
    }

    [Fact]
    public async Task Texts_without_an_answer_are_labelled_with_certainty()
    {
        var rows = Rows.Select((row, index) => index % 60 == 0 ? row with { Model = null, Confidence = null } : row).ToList();

        var result = await SmallStudy.Result(SmallStudy.Replay, rows);

        Assert.Equal(10, result.Design.Inclusion.Certain);
        Assert.Equal(new("certain", 10, new(10), 1, 1), result.Design.Blocks[0]);
        Assert.Equal(120, result.Labels.Count);
        Assert.Equal(590, result.Annotators[0].Answered);
    }

    [Fact]
    public async Task The_answers_of_the_model_alone_are_never_valid()
    {
        var row = Assert.Single((await SmallStudy.Result(SmallStudy.Given, Rows)).Of("share").All, each => each.Method == EstimationMethod.LlmOnly);

        Assert.Equal((false, "none", 0), (row.Valid, row.Design, row.Labels.Count));
        Assert.Null(row.Lambda);
        Assert.Null(row.EffectiveSampleSize);
    }

    [Theory]
    [InlineData(null, 0.0)]
    [InlineData(0.25, 0.25)]
    [InlineData(1.0, 1.0)]
    public async Task A_fixed_weight_of_the_model_is_used_as_it_is(double? given, double expected)
    {
        var study = SmallStudy.Replay with { Inference = SmallStudy.Replay.Inference with { FixedLambda = given } };
        var lambda = (await SmallStudy.Result(study, Rows)).Of("slope").Primary.Lambda.GetValueOrDefault(double.NaN);

        if (given is null) Assert.InRange(lambda, 0.05, 0.95); // Tuned: neither of the ends, which need no tuning.
        else Assert.Equal(expected, lambda);
    }

    [Fact]
    public async Task One_sided_intervals_are_open_on_the_other_side()
    {
        var study = SmallStudy.Replay with { Inference = SmallStudy.Replay.Inference with { Alternative = Alternative.Larger } };
        var primary = (await SmallStudy.Result(study, Rows)).Of("slope").Primary;

        Assert.Equal(double.PositiveInfinity, primary.Upper);
        Assert.True(primary.Lower < primary.Point);
    }

    [Fact]
    public async Task A_null_of_the_spec_replaces_that_of_the_scale()
    {
        async Task<Estimate> Share(double? value)
        {
            var study = SmallStudy.Replay with { Estimands = [SmallStudy.Share with { Null = value }],
                Sampling = SmallStudy.Replay.Sampling with { Serve = ["share"] } };
            return (await SmallStudy.Result(study, Rows)).Of("share").Primary;
        }

        // At an end of the interval the statistic is the critical value and the p-value is α.
        var ends = await Share(null);
        var atEnd = await Share(ends.Upper);
        Assert.Null(ends.PValue);
        Assert.Equal(-ends.CriticalValue.GetValueOrDefault(double.NaN), atEnd.Statistic.GetValueOrDefault(double.NaN), 1e-9);
        Assert.Equal(1 - ends.Level, atEnd.PValue.GetValueOrDefault(double.NaN), 1e-9);
    }

    [Fact]
    public async Task Clusters_widen_the_intervals_of_a_population_when_rows_are_copies()
    {
        var copies = Rows.Take(150).SelectMany(row => Enumerable.Range(0, 4).Select(
            copy => row with { Key = $"{row.Key}-{copy}", W = double.Parse(row.Key[1..], System.Globalization.CultureInfo.InvariantCulture) })).ToList();
        var estimand = SmallStudy.Share with { Cluster = "w" };
        var study = SmallStudy.Given with { Estimands = [estimand],
            Inference = new() { Generalise = Generalise.Population, Alpha = 0.1, Method = MethodKind.HumanOnly } };
        var rows = (await SmallStudy.Result(study, copies)).Of("share").Primary;
        var clusters = (await SmallStudy.Result(study with { Inference = study.Inference with { Variance = VarianceEstimator.ClusterCR1 } }, copies)).Of(
            "share").Primary;

        // Four copies of each row: the cluster sums have twice the standard error, CR1 and n − 1 aside.
        Assert.Equal(2 * rows.StandardError, clusters.StandardError, 0.02 * rows.StandardError);
    }

    [Fact]
    public async Task Typed_access_finds_terms_and_names_what_is_absent()
    {
        var result = await SmallStudy.Result(SmallStudy.Given, Rows);

        Assert.Same(result.Of("slope").Primary, result.Of("slope")["x"]);
        Assert.Equal(EstimationMethod.HumanOnly, result.Of("slope")["x", EstimationMethod.HumanOnly, "given"].Method);
        Assert.Throws<KeyNotFoundException>(() => result.Of("none"));
        Assert.Throws<KeyNotFoundException>(() => result.Of("slope")["none"]);
    }
}
