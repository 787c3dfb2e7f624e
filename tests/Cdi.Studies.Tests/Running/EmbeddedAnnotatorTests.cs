using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Learning;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;
using Cdi.Studies.Texts;
using Cdi.Testing;

namespace Cdi.Studies.Tests.Running;

/// <summary>Annotators that learn, on corpora that people have judged.</summary>
public sealed class EmbeddedAnnotatorTests
{
    private static readonly IReadOnlyList<ReportFormat> Formats = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv];

    [SharedFact]
    public async Task A_pupil_of_the_recorded_model_labels_politeness_better_than_by_chance()
    {
        var result = await Result(Taught("assistant", fromPeople: false, DesignKind.Error));
        var learned = Assert.Single(result.Learned);
        Assert.Equal(("pupil", "assistant", false, 5480), (learned.Llm, learned.Teacher, learned.FromPeople, learned.Texts));
        AssertAboveChance(result);

        // The teacher stands beside its pupil, at its own cost; the pupil costs nothing.
        Assert.Equal(["assistant", "pupil"], result.Annotators.Select(each => each.Llm));
        Assert.All(result.Models.Where(model => model.Llm == "pupil"), model => Assert.Equal(ModelCost.Nothing, model.Cost));
        Assert.All(result.Models.Where(model => model.Llm == "assistant"), model => Assert.Null(model.Cost));
        var report = ReportWriter.Render(result, Formats).First(file => file.Name == "report.md").Content;
        Assert.Contains(
            "pupil (embedded:ngram) is no language model but a classifier, trained on the answers of assistant to 5480", report, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task A_pupil_of_500_people_labels_politeness_better_than_by_chance()
    {
        var result = await Result(Taught("crowd", fromPeople: true, DesignKind.Uniform));
        var learned = Assert.Single(result.Learned);
        Assert.Equal(("pupil", "crowd", true, 500), (learned.Llm, learned.Teacher, learned.FromPeople, learned.Texts));
        Assert.Equal(10, learned.Penalties.Count);
        AssertAboveChance(result);
        Assert.All(result.Estimates.Where(row => row.Valid), row =>
            Assert.InRange(row.Truth.GetValueOrDefault(), row.Point - (4.5 * row.StandardError), row.Point + (4.5 * row.StandardError)));
    }

    [SharedTheory]
    [InlineData("assistant", DesignKind.Error)]
    [InlineData("crowd", DesignKind.Leverage)]
    public async Task Reports_are_the_same_on_one_and_on_two_threads(string teacher, DesignKind design)
    {
        var study = Taught(teacher, teacher == "crowd", design);
        Assert.Equal(ReportWriter.Render(await Result(study, 1), Formats), ReportWriter.Render(await Result(study, 2), Formats));
    }

    [SharedFact]
    public void Stances_are_learnt_from_majorities_better_than_the_commonest_of_them()
    {
        var lines = File.ReadAllLines(SharedFolder.File("data/stance/GWSD.tsv")).Select(line => line.Split('\t')).ToList();
        var workers = Enumerable.Range(0, lines[0].Length).Where(column => lines[0][column].StartsWith("worker_", StringComparison.Ordinal)).ToList();
        var sentence = Array.IndexOf(lines[0], "sentence");
        string[] options = ["agrees", "disagrees", "neutral"];
        List<(string Text, double Label)> rows = [.. lines.Skip(1).Select(line => (line[sentence], Majority(workers.Select(column => line[column]), options)))
            .Where(row => row.Item2 >= 0)];
        RowKey[] keys = [.. rows.Select(row => RowKey.FromText(row.Text))];
        int[] every = [.. Enumerable.Range(0, rows.Count)];
        var said = CrossFittedLearner.Nested(new()
        {
            Vectors = HashedNgrams.Instance.Of([.. rows.Select(row => row.Text)], 2), Keys = keys, Identities = keys, Seed = 1, Rows = every,
            Labels = every.Select(row => rows[row].Label).ToArray(), Weights = every.Select(_ => 1.0).ToArray(), Classes = options.Length, Threads = 2,
        });
        var right = every.Average(row => said.Labels.Span[row] == rows[row].Label ? 1.0 : 0);
        var commonest = rows.GroupBy(row => row.Label).Max(group => group.Count()) / (double)rows.Count;

        // A share of 2000 texts has a standard error of .011.
        Assert.True(right > commonest + 0.04, $"{right:0.000} of {rows.Count}, the commonest {commonest:0.000}");
    }

    private static double Majority(IEnumerable<string> said, string[] options)
    {
        int[] votes = [.. options.Select(option => said.Count(each => each == option))];
        var most = votes.Max();
        return votes.Count(count => count == most) == 1 ? Array.IndexOf(votes, most) : -1;
    }

    [SharedFact]
    public async Task Vectors_that_nobody_offers_and_too_few_labels_are_told()
    {
        var study = Taught("crowd", fromPeople: true, DesignKind.Uniform);
        var pupil = study.Llms[^1];
        var minilm = pupil with { Learning = new() { Vectors = EmbeddedKind.Minilm, Teacher = "crowd", FromPeople = true } };
        var foreign = study with { Llms = [.. study.Llms.SkipLast(1), minilm] };
        Assert.Equal("CDI9161", Assert.Single((await Run(foreign, 1)).Diagnostics).Code);
        var few = study with { Sampling = study.Sampling with { Budget = new(19), BurnIn = default } };
        Assert.Equal("CDI9160", Assert.Single((await Run(few, 1)).Diagnostics).Code);
    }

    [SharedFact]
    public async Task A_trial_of_a_replay_is_what_a_run_finds()
    {
        const DesignKind design = DesignKind.Error;
        var study = Taught("crowd", fromPeople: true, design);
        var replayed = await ReplayedStudy.ReadAsync(new HandMadeStudy(study), Options(1));
        Assert.False(replayed.Problem.Variables[0].HasAnswers);
        var sample = Assert.IsType<DrawnSample>(new AdaptiveSampling(replayed.Problem).Draw(replayed.PlanFor(SamplingDesign.Of(design)), replayed.Labels));
        var estimation = new StudyEstimation(replayed.Problem, study.Sampling.Seed).Taught(sample);
        Assert.NotNull(estimation);
        var result = await Result(study);
        foreach (var (index, estimand) in study.Estimands.Index())
        {
            var options = estimation.OptionsFor(index, study.Inference.Estimator, replayed.InferenceFor(study.Inference.Generalise));
            var fit = Assert.IsType<RectifiedFit>(estimation.Estimate(index, sample, study.Inference.Estimator, options));
            var rows = result.Estimates.Where(row => row.Estimand == estimand.Name && row.Method == study.Inference.Estimator).ToList();
            Assert.Equal(rows.Select(row => (row.Term, row.Point, row.Lower, row.Upper)),
                fit.Targets.Select(target => (target.Term, target.Point, target.Lower, target.Upper)));
        }
    }

    [SharedFact]
    public async Task A_draw_by_another_design_teaches_a_model_of_its_own()
    {
        var study = Taught("crowd", fromPeople: true, DesignKind.Uniform);
        var (uniform, error) = (await Result(Compared(study)), await Result(Compared(Taught("crowd", fromPeople: true, DesignKind.Error))));

        // dsl @ uniform beside a study that draws by errors is what the study finds that draws uniformly, and the other way round.
        Assert.Equal(Of(uniform, "dsl", "uniform"), Of(error, "dsl", "uniform"));
        Assert.Equal(Of(uniform, "dsl", "error"), Of(error, "dsl", "error"));
        Assert.NotEqual(Of(uniform, "dsl", "uniform"), Of(uniform, "dsl", "error"));

        static StudyDefinition Compared(StudyDefinition study) => study with
        {
            Report = study.Report with
            {
                Compare = [new(MethodKind.Dsl) { Design = DesignKind.Uniform }, new(MethodKind.Dsl) { Design = DesignKind.Error }],
            },
        };

        static List<(string, double, double)> Of(StudyResult result, string method, string design) =>
        [
            .. result.Estimates.Where(row => row.Method.Name == method && row.Design == design).Select(row => (row.Term, row.Point, row.StandardError)),
        ];
    }

    private static void AssertAboveChance(StudyResult result)
    {
        // Half of the texts are polite: chance is one half.
        var agreement = result.Annotators.Single(each => each.Llm == "pupil").Agreement.GetValueOrDefault();
        Assert.True(agreement.Lower > 0.5, $"{agreement.Point:0.000} [{agreement.Lower:0.000}, {agreement.Upper:0.000}]");
    }

    private static StudyDefinition Taught(string teacher, bool fromPeople, DesignKind design) => Politeness.Definition with
    {
        Llms =
        [
            .. Politeness.Definition.Llms,
            new()
            {
                Name = "pupil", Outcome = "politeness", Model = "embedded:ngram", AnnotateOnFailure = true,
                Learning = new() { Vectors = EmbeddedKind.Ngram, Teacher = teacher, FromPeople = fromPeople },
            },
        ],
        Estimands = [.. Politeness.Definition.Estimands.Select(estimand => estimand with { Llm = "pupil" })],
        Sampling = Politeness.Definition.Sampling with { Design = design },
        Report = Politeness.Definition.Report with { Compare = [] },
    };

    private static async Task<StudyResult> Result(StudyDefinition study, int threads = 1)
    {
        var outcome = await Run(study, threads);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Diagnostics.Select(each => each.Message)));
        return outcome.Result;
    }

    private static Task<StudyOutcome> Run(StudyDefinition study, int threads) => StudyRun.ExecuteAsync(new HandMadeStudy(study), Options(threads));

    private static StudyRunOptions Options(int threads) =>
        new() { SpecFolder = SharedFolder.Repository, DataFolder = SharedFolder.File("data"), DegreeOfParallelism = threads };
}
