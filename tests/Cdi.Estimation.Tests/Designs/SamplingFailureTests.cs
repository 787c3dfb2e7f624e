using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Designs;

public sealed class SamplingFailureTests
{
    [Theory]
    [InlineData("uniform")]
    [InlineData("error")]
    public void Rows_without_an_answer_are_labelled_for_certain_and_paid_from_the_budget(string name)
    {
        var design = SamplingDesign.All.Single(each => each.Name == name);
        var study = new SyntheticStudy(300);
        foreach (var row in (int[])[3, 50, 299]) study.Machine[row] = double.NaN;
        var sample = SyntheticStudy.Draw(study.Problem(), SyntheticStudy.Plan(design, 40));
        Assert.Equal(40, sample.LabelsSpent.Count);
        Assert.Equal(SamplingRoundKind.Certain, sample.Rounds[0].Kind);
        foreach (var row in (int[])[3, 50, 299])
        {
            Assert.Equal(1, sample.Probabilities.Span[row]);
            Assert.True(sample.Labelled.Span[row]);
        }
    }

    [Fact]
    public void Rows_without_an_answer_stay_at_risk_where_the_plan_says_so()
    {
        var study = new SyntheticStudy(300);
        study.Machine[3] = double.NaN;
        var sample = SyntheticStudy.Draw(study.Problem(), SyntheticStudy.Plan(SamplingDesign.Error, 40) with { AnnotateFailures = false });
        Assert.InRange(sample.Probabilities.Span[3], 0.01, 0.99);
    }

    [Theory]
    [InlineData(41)]
    [InlineData(40)]
    public void More_rows_without_an_answer_than_budget_leave_no_sample(int failed)
    {
        // As many as the budget leave the other rows without a chance to be drawn.
        var study = new SyntheticStudy(300);
        study.Machine.AsSpan(0, failed).Fill(double.NaN);
        var problem = study.Problem();
        var outcome = new AdaptiveSampling(problem).Draw(SyntheticStudy.Plan(SamplingDesign.Error, 40), problem.Labels);
        Assert.Equal(new SamplingFailure.FailedRowsExceedBudget(failed, new Labels(40)), outcome);
    }

    [Fact]
    public void A_budget_above_the_corpus_leaves_no_sample()
    {
        var problem = new SyntheticStudy(30).Problem();
        var outcome = new AdaptiveSampling(problem).Draw(SyntheticStudy.Plan(SamplingDesign.Uniform, 31), problem.Labels);
        Assert.Equal(new SamplingFailure.BudgetExceedsCorpus(new Labels(31), 30), outcome);
    }

    [Theory]
    [InlineData("uniform")]
    [InlineData("error")]
    public void A_budget_of_the_whole_corpus_labels_every_row(string name)
    {
        var design = SamplingDesign.All.Single(each => each.Name == name);
        var sample = SyntheticStudy.Draw(new SyntheticStudy(30).Problem(), SyntheticStudy.Plan(design, 30));
        Assert.All(sample.Probabilities.ToArray(), probability => Assert.Equal(1, probability));
        Assert.DoesNotContain(false, sample.Labelled.ToArray());
    }

    [Fact]
    public void Drawn_rows_without_a_label_are_named()
    {
        var study = new SyntheticStudy(300);
        var plan = SyntheticStudy.Plan(SamplingDesign.Uniform, 40);
        int[] drawn = [.. Enumerable.Range(0, 300).Where(row => SyntheticStudy.Draw(study.Problem(), plan).Labelled.Span[row])];
        study.Human[drawn[5]] = study.Human[drawn[17]] = double.NaN;
        var problem = study.Problem();
        var failure = Assert.IsType<SamplingFailure.DrawnRowsWithoutLabel>(new AdaptiveSampling(problem).Draw(plan, problem.Labels));
        Assert.Equal<int>([drawn[5], drawn[17]], failure.Rows);
    }
}
