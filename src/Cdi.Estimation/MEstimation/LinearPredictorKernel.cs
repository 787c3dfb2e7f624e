using System.Runtime.CompilerServices;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.MEstimation;

/// <summary>Loss, score and Hessian of a loss with one linear predictor and many parameters, by loops over columns: the size of the code does not depend on
/// d.</summary>
/// <remarks>
/// Rows are taken in parts of 512, whose columns stay in the caches: predictor, residual and weight first, then products of columns with the residual, then
/// 4 × 6 tiles of the Hessian that fit the vector registers. Lanes and the order of additions are fixed. Nothing is allocated.
/// </remarks>
/// <typeparam name="TLoss">The loss.</typeparam>
public static class LinearPredictorKernel<TLoss>
    where TLoss : ILinearPredictorLoss
{
    /// <summary>Doubles of scratch that any member needs.</summary>
    public static int ScratchLength =>
        DesignPart.ScratchLength(TLoss.Terms, TLoss.ParameterCount)
        + (2 * DesignPart.Rows)
        + ColumnTiles.Sums
        + (TLoss.ParameterCount * LaneSums.Lanes)
        + RowTail.ScratchLength(TLoss.ColumnCount, TLoss.FeatureCount);

    /// <inheritdoc cref="IMEstimator.Loss"/>
    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        KernelArguments.Require(parameters, TLoss.ParameterCount);
        var room = new Room(scratch);
        var lanes = room.Lanes[..LaneSums.Lanes];
        lanes.Clear();
        AddLoss(rows, parameters, room, lanes);
        if (RowTail.Exists(rows)) AddLoss(RowTail.Of(rows, TLoss.ColumnCount, TLoss.FeatureCount, room.Tail), parameters, room, lanes);
        return LaneSums.Total(lanes, 0);
    }

    /// <inheritdoc cref="IMEstimator.Score"/>
    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        KernelArguments.Require(parameters, TLoss.ParameterCount);
        var room = new Room(scratch);
        room.Lanes.Clear();
        AddScore(rows, parameters, room);
        if (RowTail.Exists(rows)) AddScore(RowTail.Of(rows, TLoss.ColumnCount, TLoss.FeatureCount, room.Tail), parameters, room);
        LaneSums.Totals(room.Lanes, score[..TLoss.ParameterCount]);
    }

    /// <inheritdoc cref="IMEstimator.ScoreAndHessian"/>
    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        KernelArguments.Require(parameters, TLoss.ParameterCount);
        var room = new Room(scratch);
        room.Lanes.Clear();
        hessian[..(TLoss.ParameterCount * TLoss.ParameterCount)].Clear();
        AddScoreAndHessian(rows, parameters, room, hessian);
        if (RowTail.Exists(rows)) AddScoreAndHessian(RowTail.Of(rows, TLoss.ColumnCount, TLoss.FeatureCount, room.Tail), parameters, room, hessian);
        LaneSums.Totals(room.Lanes, score[..TLoss.ParameterCount]);
        ColumnTiles.Mirror(hessian, TLoss.ParameterCount);
    }

    /// <inheritdoc cref="IMEstimator.RowScores"/>
    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        KernelArguments.Require(parameters, TLoss.ParameterCount);
        var room = new Room(scratch);
        WriteScores(rows, parameters, room, scores, stride);
        if (!RowTail.Exists(rows)) return;
        WriteScores(RowTail.Of(rows, TLoss.ColumnCount, TLoss.FeatureCount, room.Tail), parameters, room, room.Lanes, LaneSums.Lanes);
        RowTail.CopyScores(room.Lanes, TLoss.ParameterCount, rows.Count, scores, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLoss(in RowBlock rows, ReadOnlySpan<double> parameters, in Room room, Span<double> lanes)
    {
        var parts = new DesignParts(rows, TLoss.Terms, stackalloc int[TLoss.ParameterCount], room.Design);
        while (parts.MoveNext())
        {
            var predictor = Predict(parts.Current, parameters, room);
            TLoss.AddLoss(rows, parts.Current.First, predictor, lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScore(in RowBlock rows, ReadOnlySpan<double> parameters, in Room room)
    {
        var parts = new DesignParts(rows, TLoss.Terms, stackalloc int[TLoss.ParameterCount], room.Design);
        while (parts.MoveNext())
        {
            var residual = Predict(parts.Current, parameters, room);
            TLoss.Residuals(rows, parts.Current.First, residual);
            ColumnTiles.AddProducts(parts.Current, residual, room.Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, in Room room, Span<double> hessian)
    {
        var parts = new DesignParts(rows, TLoss.Terms, stackalloc int[TLoss.ParameterCount], room.Design);
        while (parts.MoveNext())
        {
            var residual = Predict(parts.Current, parameters, room);
            var weights = room.Weights[..residual.Length];
            TLoss.ResidualsAndWeights(rows, parts.Current.First, residual, weights);
            ColumnTiles.AddProducts(parts.Current, residual, room.Lanes);
            ColumnTiles.AddOuter(parts.Current, weights, room.Tile, hessian);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteScores(in RowBlock rows, ReadOnlySpan<double> parameters, in Room room, Span<double> scores, int stride)
    {
        var parts = new DesignParts(rows, TLoss.Terms, stackalloc int[TLoss.ParameterCount], room.Design);
        while (parts.MoveNext())
        {
            var residual = Predict(parts.Current, parameters, room);
            TLoss.Residuals(rows, parts.Current.First, residual);
            for (var j = 0; j < TLoss.ParameterCount; j++)
            {
                parts.Current.WriteProduct(j, residual, scores.Slice((j * stride) + parts.Current.First, residual.Length));
            }
        }
    }

    private static Span<double> Predict(in DesignPart part, ReadOnlySpan<double> parameters, in Room room)
    {
        var predictor = room.Predictor[..part.Count];
        part.Predict(parameters, predictor);
        return predictor;
    }

    // Scratch by use.
    private readonly ref struct Room
    {
        public Room(Span<double> scratch)
        {
            var design = DesignPart.ScratchLength(TLoss.Terms, TLoss.ParameterCount);
            Design = scratch[..design];
            Predictor = scratch.Slice(design, DesignPart.Rows);
            Weights = scratch.Slice(design + DesignPart.Rows, DesignPart.Rows);
            var rest = scratch[(design + (2 * DesignPart.Rows))..];
            Lanes = rest[..(TLoss.ParameterCount * LaneSums.Lanes)];
            Tile = rest.Slice(Lanes.Length, ColumnTiles.Sums);
            Tail = rest[(Lanes.Length + Tile.Length)..];
        }

        public Span<double> Design { get; }

        public Span<double> Predictor { get; }

        public Span<double> Weights { get; }

        public Span<double> Lanes { get; }

        public Span<double> Tile { get; }

        public Span<double> Tail { get; }
    }
}
