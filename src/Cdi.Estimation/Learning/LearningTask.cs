using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Learning;

/// <summary>What is to be learnt: labels of some rows, from vectors of all.</summary>
public sealed record LearningTask
{
    /// <summary>n; the vectors of the rows.</summary>
    public required IReadOnlyList<SparseVector> Vectors { get; init; }

    /// <summary>n; the keys of the rows, in whose order sums are formed.</summary>
    public required ReadOnlyMemory<RowKey> Keys { get; init; }

    /// <summary>n; equal for rows that share a fold, such as copies of a text and texts of a cluster.</summary>
    public required ReadOnlyMemory<RowKey> Identities { get; init; }

    /// <summary>Seed of the folds: that of the study.</summary>
    public required ulong Seed { get; init; }

    /// <summary>m; the labelled rows.</summary>
    public required ReadOnlyMemory<int> Rows { get; init; }

    /// <summary>m; the class from 0, or the number.</summary>
    public required ReadOnlyMemory<double> Labels { get; init; }

    /// <summary>m; 1/π, positive.</summary>
    public required ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>The classes, 2 or more; 0 for a number.</summary>
    public required int Classes { get; init; }

    /// <summary>The least number that is said.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The largest number that is said.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Threads at most; no bit depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Ends the work early.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The labelled rows, packed in the order of keys.</summary>
    internal LearningRows Pack()
    {
        var keys = Keys;
        var order = Enumerable.Range(0, keys.Length).OrderBy(row => keys.Span[row].Value).ToArray();
        var rank = new int[order.Length];
        for (var place = 0; place < order.Length; place++) rank[order[place]] = place;
        return new(Vectors, Rows.Span, Labels.Span, Weights.Span, row => rank[row]);
    }
}
