using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Tests.Kernels;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Running;

public class StudyDiagnosticsTests
{
    private static readonly IReadOnlyList<SmallRow> Rows = SmallCorpus.Rows(400);

    [Fact]
    public async Task Confidences_below_one_half_are_counted_in_CDI9004()
    {
        var rows = Rows.Select((row, index) => index < 30 ? row with { Confidence = 0.2 } : row);

        Assert.Equal("30 of 400 confidences are below 0.5 for the own label.", (await Warning(SmallStudy.Given, rows, "CDI9004")).Message);
    }

    [Fact]
    public async Task A_covariate_whose_rows_all_have_one_label_is_CDI9005_with_its_cell()
    {
        var rows = Rows.Select((row, index) => index < 9 ? row with { W = 1, Human = 1 } : row with { W = 0 });
        var error = await Error(With(SmallStudy.Logistic<Two>("slope", "x", "w"), MethodKind.HumanOnly), rows, "CDI9005");

        Assert.StartsWith("All 9 labelled rows with w = 1 have tone = A:", error.Message, StringComparison.Ordinal);
        Assert.Equal("estimand.slope", error.Subject);
    }

    [Fact]
    public async Task A_number_that_separates_is_CDI9005_with_the_columns_that_diverge()
    {
        var rows = Rows.Select(row => row with { Human = row.W > 0 ? 1 : 0 });
        var error = await Error(With(SmallStudy.Logistic<One>("slope", "w"), MethodKind.HumanOnly), rows, "CDI9005");

        Assert.Contains("`w`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_that_are_all_alike_are_CDI9015()
    {
        var error = await Error(SmallStudy.Given, Rows.Select(row => row with { Human = 1 }), "CDI9015");

        Assert.Equal("`tone` is `A` in all 400 labelled rows.", error.Message);
    }

    [Fact]
    public async Task Columns_that_depend_on_each_other_are_CDI9016()
    {
        var error = await Error(With(SmallStudy.Logistic<Two>("slope", "x", "w"), MethodKind.HumanOnly), Rows.Select(row => row with { W = 2 * row.X }),
            "CDI9016");

        Assert.Contains("`x`, `w`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solver_that_finds_no_solution_is_CDI9017()
    {
        var rows = Rows.Select(row => row with { W = row.W * 1e300 });

        Assert.Contains("human_only", (await Error(With(SmallStudy.Logistic<One>("slope", "w"), MethodKind.HumanOnly), rows, "CDI9017")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("human_only", 1e300)]
    [InlineData("calibrated", 1e300)]
    [InlineData("calibrated", 1e160)]
    [InlineData("confidence_driven", 1e300)]
    public async Task Numbers_beyond_all_measure_end_in_a_diagnostic_by_any_method(string method, double factor)
    {
        var rows = Rows.Select(row => row with { W = row.W * factor }).ToList();
        var slope = With(SmallStudy.Logistic<One>("slope", "w"), (EstimationMethod.Find(method) ?? EstimationMethod.Calibrated).Kind);

        Assert.False((await SmallStudy.Run(slope, rows)).Succeeded);
        Assert.False((await SmallStudy.Run(slope with { Sampling = SmallStudy.Replay.Sampling with { Serve = [] } }, rows)).Succeeded);
    }

    [Fact]
    public async Task As_many_labels_as_parameters_are_CDI9024()
    {
        var rows = Rows.Select((row, index) => row with { Human = index < 2 ? index : null });
        var error = await Error(With(SmallStudy.Logistic<One>("slope", "w"), MethodKind.HumanOnly), rows, "CDI9024");

        Assert.Equal("`human_only @ given` has 2 labels and needs 3 labels at least.", error.Message);
    }

    [Fact]
    public async Task Labels_in_one_cluster_only_are_CDI9024()
    {
        var study = With(SmallStudy.Share with { Cluster = "w" }, MethodKind.HumanOnly);
        var clustered = study with { Inference = study.Inference with { Generalise = Generalise.Population, Variance = VarianceEstimator.ClusterCR1 } };

        await Error(clustered, Rows.Select((row, index) => row with { W = index < 200 ? 1 : 2, Human = index < 8 ? row.Human : null }), "CDI9024");
    }

    [Fact]
    public async Task A_drawn_row_without_a_label_is_CDI9018_with_its_place()
    {
        var error = await Error(SmallStudy.Replay, Rows.Select(row => row with { Human = null }), "CDI9018");

        Assert.Equal(("human.readers.recorded.label", "human"), (error.Subject, error.Column));
        Assert.NotNull(error.Row);
    }

    [Fact]
    public async Task More_texts_without_an_answer_than_budget_are_CDI9019()
    {
        var error = await Error(SmallStudy.Replay, Rows.Select((row, index) => index < 130 ? row with { Model = null, Confidence = null } : row), "CDI9019");

        Assert.StartsWith("130 texts have no answer of the model", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_large_weight_is_CDI9020_with_its_row()
    {
        var rows = Rows.Take(40).Select((row, index) => row with { Probability = index == 5 ? 0.005 : 0.9, Human = index % 10 != 0 ? row.Human : null });
        var study = With(SmallStudy.Share, MethodKind.HumanOnly) with { Sampling =
            SmallStudy.Given.Sampling with { Given = new(SmallStudy.Probability) } };

        Assert.Equal(6, (await Warning(study, rows, "CDI9020")).Row);
    }

    [Fact]
    public async Task An_error_that_depends_on_a_covariate_is_CDI9021()
    {
        var rows = Rows.Select(row => row with { Model = row.X == 1 ? 1 : row.Human });
        var warning = await Warning(SmallStudy.Given, rows, "CDI9021");

        Assert.Equal("llm.model", warning.Subject);
        Assert.StartsWith("The model's error (human minus model) differs by `x`: -0.", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(6, true)]
    public async Task An_error_that_one_labelled_text_shows_is_no_CDI9021(int far, bool isSaid)
    {
        var rows = Rows.Select((row, index) => index < far ? row with { X = 100, Human = index == 5 ? 1 : 0, Model = 1 } : row with { X = row.W });
        var found = (await SmallStudy.Result(SmallStudy.Given, rows)).Warnings;

        Assert.Equal(isSaid, found.Any(warning => warning.Code == "CDI9021"));
    }

    [Fact]
    public async Task A_budget_above_the_rows_kept_is_CDI5002() =>
        Assert.Equal("The budget is 120 labels, the corpus has 50 texts.", (await Error(SmallStudy.Replay, Rows.Take(50), "CDI5002")).Message);

    [Fact]
    public async Task An_indicator_that_is_hardly_ever_labelled_as_one_is_CDI5011()
    {
        // 12 of 400 rows, of which a uniform draw of 120 labels is expected to have 3.6.
        var rows = Rows.Select((row, index) => row with { X = index < 12 ? 1 : 0 });
        var warning = await Warning(Indicator(SmallStudy.Replay), rows, "CDI5011");

        Assert.Equal("Separation risk: 3.6 of 120 labelled are expected with `x = 1`.", warning.Message);
        Assert.Equal("estimand.slope", warning.Subject);
    }

    [Fact]
    public async Task Labels_that_were_drawn_before_bear_no_separation_risk() =>
        Assert.DoesNotContain((await SmallStudy.Result(Indicator(SmallStudy.Given), Rows.Select((row, index) => row with { X = index < 3 ? 1 : 0 }))).Warnings,
            warning => warning.Code == "CDI5011");

    [Fact]
    public async Task A_study_that_collects_its_labels_and_has_no_ledger_is_CDI9125() =>
        Assert.Equal("The labels of `human readers` are collected by a ledger, and a run without `Ledgers` has none.",
            (await Error(SmallStudy.Replay with { Humans = [SmallStudy.Given.Humans[0] with { RecordedLabel = null }] }, Rows, "CDI9125")).Message);

    [Fact]
    public async Task A_model_without_recorded_answers_is_CDI1007() =>
        await Error(SmallStudy.Given with { Llms = [SmallStudy.Given.Llms[0] with { RecordedLabel = null }] }, Rows, "CDI1007");

    [Fact]
    public async Task Given_labels_that_are_all_blank_are_CDI9010() =>
        Assert.Equal("human", (await Error(SmallStudy.Given, Rows.Select(row => row with { Human = null }), "CDI9010")).Column);

    [Fact]
    public async Task A_given_probability_of_zero_is_CDI9011_with_its_row()
    {
        var study = SmallStudy.Given with { Sampling = SmallStudy.Given.Sampling with { Given = new(SmallStudy.Probability) } };
        var error = await Error(study, Rows.Select((row, index) => index == 3 ? row with { Probability = 0 } : row), "CDI9011");

        Assert.Equal((4, "p"), (error.Row, error.Column));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_CDI9022() =>
        await Error(SmallStudy.Given with { Corpus = SmallStudy.Given.Corpus with { Source = "absent.csv" } }, Rows, "CDI9022");

    [Fact]
    public async Task A_fault_of_the_file_ends_the_run_with_the_diagnostic_of_the_reader() =>
        await Error(SmallStudy.Given with { Corpus = SmallStudy.Given.Corpus with { Rows = 7 } }, Rows, "CDI9001");

    [Fact]
    public async Task A_comparison_that_has_no_estimate_is_left_out_with_a_warning()
    {
        var rows = Rows.Select(row => row with { Model = 1 });
        var result = await SmallStudy.Result(SmallStudy.Given, rows);
        var warning = Assert.Single(result.Warnings, each => each.Message.Contains("left out", StringComparison.Ordinal) && each.Subject == "estimand.slope");

        Assert.StartsWith("`llm_only @ none` is left out of the comparison of `slope`.", warning.Message, StringComparison.Ordinal);
        Assert.Equal(DataSeverity.Warning, warning.Severity);
        Assert.DoesNotContain(result.Of("slope").All, row => row.Method == EstimationMethod.LlmOnly);
    }

    [Fact]
    public async Task A_replay_whose_estimand_does_not_exist_has_no_result_even_where_the_sample_hides_it()
    {
        var rows = Rows.Select((row, index) => row with { W = index < 2 ? 1 : 0, Human = index < 2 ? 1 : row.Human });

        await Error(SmallStudy.Replay with { Estimands = [SmallStudy.Logistic<Two>("slope", "x", "w")],
            Sampling = SmallStudy.Replay.Sampling with { Design = DesignKind.Uniform, Serve = [] } }, rows, "CDI9005");
    }

    /// <summary>The study with x declared as an indicator and a uniform draw.</summary>
    private static StudyDefinition Indicator(StudyDefinition study) => study with
    {
        Corpus = study.Corpus with
        {
            Columns = [.. study.Corpus.Columns.Select(column =>
                column.Name == "x" ? new ColumnDefinition("x", ColumnType.Indicator) { Required = true } : column)],
        },
        Sampling = study.Sampling with { Design = DesignKind.Uniform },
    };

    private static StudyDefinition With(EstimandDefinition estimand, MethodKind method) => SmallStudy.Given with
    {
        Estimands = [estimand],
        Inference = SmallStudy.Given.Inference with { Method = method },
        Report = SmallStudy.Given.Report with { Compare = [] },
    };

    private static async Task<DataDiagnostic> Error(StudyDefinition study, IEnumerable<SmallRow> rows, string code)
    {
        var outcome = await SmallStudy.Run(study, rows);
        Assert.False(outcome.Succeeded);
        var error = Assert.Single(outcome.Diagnostics);
        Assert.Equal((code, DataSeverity.Error), (error.Code, error.Severity));
        return error;
    }

    private static async Task<DataDiagnostic> Warning(StudyDefinition study, IEnumerable<SmallRow> rows, string code) =>
        Assert.Single((await SmallStudy.Result(study, rows)).Warnings, warning => warning.Code == code);
}
