using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Learning;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;

namespace Cdi.Estimation.Tests.Learning;

/// <summary>Rows with a component that tells something of their class and others that tell nothing, so many that a fit can learn its rows by heart.</summary>
internal sealed class SyntheticTexts
{
    private const int Dimensions = 5000;
    private const int Silent = 8;

    /// <summary>A corpus in which a class has its component in seven rows of ten, and other rows in three.</summary>
    public SyntheticTexts(int rows, int classes = 2, ulong seed = 1)
    {
        Classes = classes;
        Keys = [.. Enumerable.Range(0, rows).Select(RowKey.FromRowNumber)];
        Labels = [.. Keys.Select(key => (double)Stream(seed, 0).Index(key, classes))];
        Vectors = [.. Enumerable.Range(0, rows).Select(row => Vector(row, seed))];
    }

    public int Classes { get; }

    public RowKey[] Keys { get; init; }

    public double[] Labels { get; init; }

    public IReadOnlyList<SparseVector> Vectors { get; init; }

    public int Rows => Keys.Length;

    /// <summary>The same rows in another order.</summary>
    public SyntheticTexts Shuffled(int[] order) => new(0, Classes)
    {
        Keys = [.. order.Select(row => Keys[row])],
        Labels = [.. order.Select(row => Labels[row])],
        Vectors = [.. order.Select(row => Vectors[row])],
    };

    public LearningTask Task(int[] rows, double[]? labels = null, int threads = 1) => new()
    {
        Vectors = Vectors,
        Keys = Keys,
        Identities = Keys,
        Seed = 5,
        Rows = rows,
        Labels = labels ?? Array.ConvertAll(rows, row => Labels[row]),
        Weights = Array.ConvertAll(rows, row => 1.0 + (Keys[row].Value % 3)),
        Classes = Classes,
        Threads = threads,
    };

    /// <summary>The share of the second class, with a model's answers.</summary>
    public StudyProblem Problem(ReadOnlyMemory<double> answers, ReadOnlyMemory<double> confidence, FoldedAnswers? folded = null,
        params LearningAnnotator[] learners) => new(
        Keys, [AnnotatedVariable.OfClasses("v", Classes, Rows, answers, confidence)],
        [new("share", new MEstimator<Glm<Gaussian, Size1>>(), new Covariates(Enumerable.Repeat(1.0, Rows).ToArray(), Rows), FeatureMap.Event(0, Classes, 1),
            [Target.Coefficient(0, "share", Scale.Proportion, 1)])],
        Covariates.None(Rows))
        {
            Folded = folded, Learners = [.. learners], Strata = Enumerable.Range(0, Rows).Select(row => row % 2).ToArray(),
        };

    /// <summary>The problem of a study whose model has learnt from the labels that are corrected.</summary>
    public StudyProblem Problem(LearnedAnswers said) => Problem(said.Labels, said.Confidence,
        new(said.Folds, [.. said.WithoutFold.Select(without => Problem(without.Labels, without.Confidence))]));

    /// <summary>The problem of a study whose model learns from people, before it has.</summary>
    public StudyProblem Untaught(int threads = 1) => Problem(default, default, null, new LearningAnnotator
    {
        Variable = 0, Classes = Classes, FewestLabels = 20, Texts = new(() => new(Vectors, Keys)),
    }).Under(new(threads));

    private SparseVector Vector(int row, ulong seed)
    {
        var components = new SortedSet<int>();
        for (var @class = 0; @class < Classes; @class++)
        {
            var chance = Labels[row] == @class ? 0.7 : 0.3;
            if (Stream(seed, 1 + @class).Uniform(Keys[row]) < chance) components.Add(@class);
        }

        for (var use = 0; use < Silent; use++) components.Add(Classes + Stream(seed, 20 + use).Index(Keys[row], Dimensions - Classes));
        var length = (float)(1 / Math.Sqrt(components.Count));
        return new(Dimensions, components.ToArray(), Enumerable.Repeat(length, components.Count).ToArray());
    }

    private static CounterRandom Stream(ulong seed, int use) => new(seed, RandomPurpose.Resample, use);
}
