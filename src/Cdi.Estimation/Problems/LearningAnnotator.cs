using Cdi.Estimation.Learning;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Problems;

/// <summary>An annotator of a problem that learns what people say of the rows drawn so far, and then answers about every row.</summary>
/// <remarks>It holds no label: who draws or estimates hands over those that are known by then, so that what it says is a function of rows, labels and
/// seed.</remarks>
public sealed record LearningAnnotator
{
    /// <summary>Index of the annotated variable whose labels it learns and of which it answers.</summary>
    public required int Variable { get; init; }

    /// <summary>What it reads of every row, made when it is first asked for.</summary>
    public required Lazy<LearningTexts> Texts { get; init; }

    /// <summary>Labels below which it learns nothing.</summary>
    public required int FewestLabels { get; init; }

    /// <summary>The classes, 2 or more; 0 for a number.</summary>
    public required int Classes { get; init; }

    /// <summary>The least number that it says.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The largest number that it says.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>What it has to learn.</summary>
    /// <param name="keys">n; the keys of the rows.</param>
    /// <param name="rows">m; the labelled rows.</param>
    /// <param name="labels">m; the class from 0, or the number.</param>
    /// <param name="weights">m; 1/π.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <param name="execution">Threads, of which no bit depends, and what ends the work early.</param>
    public LearningTask TaskOf(ReadOnlyMemory<RowKey> keys, ReadOnlyMemory<int> rows, ReadOnlyMemory<double> labels, ReadOnlyMemory<double> weights,
        ulong seed, PassExecution execution) => new()
    {
        Vectors = Texts.Value.Vectors,
        Keys = keys,
        Identities = Texts.Value.Identities,
        Seed = seed,
        Rows = rows,
        Labels = labels,
        Weights = weights,
        Classes = Classes,
        Minimum = Minimum,
        Maximum = Maximum,
        Threads = execution.Threads,
        Cancellation = execution.Cancellation,
    };

    /// <summary>The same annotator of chosen rows, as a corpus of their own.</summary>
    /// <param name="rows">Rows, which may repeat.</param>
    internal LearningAnnotator Take(int[] rows) => this with { Texts = new(() => Texts.Value.Take(rows), LazyThreadSafetyMode.PublicationOnly) };
}
