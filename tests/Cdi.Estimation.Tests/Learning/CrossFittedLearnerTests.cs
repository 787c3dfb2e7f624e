using Cdi.Estimation.Learning;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Learning;

/// <summary>What is learnt, and from which labels.</summary>
public sealed class CrossFittedLearnerTests
{
    private static readonly SyntheticTexts Two = new(600);
    private static readonly int[] Labelled = [.. Enumerable.Range(0, 600).Where(row => row % 3 == 0)];

    [Theory]
    [InlineData(2, 0.7)]
    [InlineData(4, 0.45)]
    public void Classes_are_learnt_out_of_fold_better_than_by_chance(int classes, double least)
    {
        // A row of the class has its component with chance .7, others .3: the best rule is right in .7 of two classes. A share of 1200 rows has error .014.
        var texts = new SyntheticTexts(1200, classes);
        int[] every = [.. Enumerable.Range(0, 1200)];
        foreach (var said in new[] { CrossFittedLearner.Once(texts.Task(every)), CrossFittedLearner.Nested(texts.Task(every)) })
        {
            var right = every.Average(row => said.Labels.Span[row] == texts.Labels[row] ? 1.0 : 0);
            Assert.True(right > least - 0.05, $"{right:0.000} of {classes} classes");
            Assert.All(every, row => Assert.InRange(said.Confidence.Span[row], 1.0 / classes, 1));
            Assert.Equal(right, every.Average(row => said.Confidence.Span[row]), 0.05);
        }
    }

    [Fact]
    public void Numbers_are_learnt_within_their_bounds()
    {
        var texts = new SyntheticTexts(600);
        int[] every = [.. Enumerable.Range(0, 600)];
        double[] numbers = [.. every.Select(row => 20 + (10 * texts.Labels[row]))];
        var said = CrossFittedLearner.Once(texts.Task(every, numbers) with { Classes = 0, Minimum = 21, Maximum = 29 });
        Assert.True(said.Confidence.IsEmpty);
        Assert.All(said.Labels.ToArray(), number => Assert.InRange(number, 21, 29));
        Assert.True(Mean(1) > Mean(0) + 1, $"{Mean(0)} and {Mean(1)}");

        double Mean(double @class) => every.Where(row => texts.Labels[row] == @class).Average(row => said.Labels.Span[row]);
    }

    [Fact]
    public void No_answer_for_a_fold_knows_a_label_of_it()
    {
        var before = CrossFittedLearner.Nested(Two.Task(Labelled));
        foreach (var fold in new[] { 0, 4, 9 })
        {
            double[] changed = [.. Labelled.Select(row => before.Folds.Span[row] == fold ? 1 - Two.Labels[row] : Two.Labels[row])];
            var after = CrossFittedLearner.Nested(Two.Task(Labelled, changed));
            var inside = Enumerable.Range(0, Two.Rows).Where(row => before.Folds.Span[row] == fold).ToList();

            Assert.All(inside, row => Assert.Equal(before.Labels.Span[row], after.Labels.Span[row]));
            Assert.All(inside, row => Assert.Equal(before.Confidence.Span[row], after.Confidence.Span[row]));
            Assert.Equal(before.WithoutFold[fold].Labels.ToArray(), after.WithoutFold[fold].Labels.ToArray());
            Assert.Equal(before.WithoutFold[fold].Confidence.ToArray(), after.WithoutFold[fold].Confidence.ToArray());
            Assert.NotEqual(before.Confidence.ToArray(), after.Confidence.ToArray());
            Assert.All(inside, row => Assert.Equal(before.Confidence.Span[row], before.WithoutFold[fold].Confidence.Span[row]));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Neither_threads_nor_the_order_of_rows_change_a_bit(int classes)
    {
        var texts = new SyntheticTexts(400, classes);
        int[] order = [.. Enumerable.Range(0, 400).OrderBy(row => row * 7919 % 400)];
        int[] labelled = [.. Enumerable.Range(0, 400).Where(row => row % 2 == 0)];
        var shuffled = texts.Shuffled(order);
        int[] same = [.. Enumerable.Range(0, 400).Where(place => order[place] % 2 == 0)];
        foreach (var learn in new Func<LearningTask, LearnedAnswers>[] { CrossFittedLearner.Once, CrossFittedLearner.Nested })
        {
            var (one, two, other) = (learn(texts.Task(labelled)), learn(texts.Task(labelled, threads: 2)), learn(shuffled.Task(same)));
            Assert.Equal(one.Confidence.ToArray(), two.Confidence.ToArray());
            Assert.Equal(one.Labels.ToArray(), two.Labels.ToArray());
            Assert.Equal(one.Penalties, other.Penalties);
            Assert.Equal([.. order.Select(row => one.Confidence.Span[row])], other.Confidence.ToArray());
            Assert.Equal([.. order.Select(row => one.Labels.Span[row])], other.Labels.ToArray());
        }
    }

    [Fact]
    public void A_fit_of_numbers_is_the_solution_of_the_ridge()
    {
        // One component of value 1 in half of the rows: with n rows, weights 1 and labels in units of their deviation, β solves a 2 × 2 system.
        var (one, none) = (new SparseVector(3, new[] { 1 }, new[] { 1f }), new SparseVector(3, default, default));
        var vectors = Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? one : none).ToList();
        double[] labels = [.. Enumerable.Range(0, 40).Select(row => (row % 2 == 0 ? 2.0 : 0) + (row % 4 < 2 ? 1 : -1))];
        var rows = new LearningRows(vectors, [.. Enumerable.Range(0, 40)], labels, [.. labels.Select(_ => 1.0)], row => row);
        var learner = new WholeFit(rows, 0, 5);

        // Centred: Σ(x − ½)² = 10, Σ(x − ½)y = 20, so that β = 20/(10 + 5); the constant lies so that residuals sum to 0.
        var slope = 20.0 / 15;
        Assert.Equal(1 - (slope / 2), learner.Answer(vectors[1]).Label, 2e-3);
        Assert.Equal(1 + (slope / 2), learner.Answer(vectors[0]).Label, 2e-3);
    }

    [Fact]
    public void Rows_that_share_an_identity_share_a_fold()
    {
        RowKey[] pairs = [.. Enumerable.Range(0, 600).Select(row => RowKey.FromRowNumber(row / 2))];
        var said = CrossFittedLearner.Once(Two.Task(Labelled) with { Identities = pairs });
        Assert.All(Enumerable.Range(0, 300), pair => Assert.Equal(said.Folds.Span[2 * pair], said.Folds.Span[(2 * pair) + 1]));
    }
}
