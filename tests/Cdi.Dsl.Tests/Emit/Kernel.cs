using System.Reflection;
using Cdi.Estimation.MEstimation;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>An emitted kernel behind virtual calls, with one block of rows and arrays of its own.</summary>
internal abstract class Kernel
{
    public abstract int ParameterCount { get; }

    public abstract int ColumnCount { get; }

    public abstract int FeatureCount { get; }

    public static Kernel Of(Assembly assembly, string name)
    {
        var type = assembly.GetType(name) ?? throw new InvalidOperationException($"{name} was not emitted.");
        return (Kernel)(Activator.CreateInstance(typeof(Kernel<>).MakeGenericType(type)) ?? throw new InvalidOperationException(name));
    }

    public abstract double Loss(Rows rows, double[] parameters);

    public abstract double[] Score(Rows rows, double[] parameters);

    public abstract (double[] Score, double[] Hessian) ScoreAndHessian(Rows rows, double[] parameters);

    public abstract double[] RowScores(Rows rows, double[] parameters);

    /// <summary>Bytes allocated by one call of every member, arrays of the caller aside.</summary>
    public abstract long AllocatedBytes(Rows rows, double[] parameters);
}

/// <summary>Columns and coefficients of n rows, column-major.</summary>
internal sealed record Rows(int Count, double[] Columns, double[] Coefficients)
{
    public RowBlock Block => new(Columns, Coefficients, Count, 0, Count);

    /// <summary>One row as a block of its own.</summary>
    public Rows Row(int row) => new(1, Pick(Columns, row), Pick(Coefficients, row));

    private double[] Pick(double[] values, int row) => [.. Enumerable.Range(0, values.Length / Count).Select(column => values[(column * Count) + row])];
}

internal sealed class Kernel<T> : Kernel
    where T : IMEstimator
{
    // Scratch arrives with whatever was in it before.
    private readonly double[] scratch = [.. Enumerable.Repeat(double.NaN, T.ScratchLength)];

    public override int ParameterCount => T.ParameterCount;

    public override int ColumnCount => T.ColumnCount;

    public override int FeatureCount => T.FeatureCount;

    public override double Loss(Rows rows, double[] parameters) => T.Loss(rows.Block, parameters, scratch);

    public override double[] Score(Rows rows, double[] parameters)
    {
        var score = new double[T.ParameterCount];
        T.Score(rows.Block, parameters, score, scratch);
        return score;
    }

    public override (double[] Score, double[] Hessian) ScoreAndHessian(Rows rows, double[] parameters)
    {
        var score = new double[T.ParameterCount];
        var hessian = new double[T.ParameterCount * T.ParameterCount];
        T.ScoreAndHessian(rows.Block, parameters, score, hessian, scratch);
        return (score, hessian);
    }

    public override double[] RowScores(Rows rows, double[] parameters)
    {
        var scores = new double[T.ParameterCount * rows.Count];
        T.RowScores(rows.Block, parameters, scores, rows.Count, scratch);
        return scores;
    }

    public override long AllocatedBytes(Rows rows, double[] parameters)
    {
        var score = new double[T.ParameterCount];
        var hessian = new double[T.ParameterCount * T.ParameterCount];
        var scores = new double[T.ParameterCount * rows.Count];
        Pass(rows, parameters, score, hessian, scores);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass(rows, parameters, score, hessian, scores);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Pass(Rows rows, double[] parameters, double[] score, double[] hessian, double[] scores)
    {
        var block = rows.Block;
        T.Loss(block, parameters, scratch);
        T.Score(block, parameters, score, scratch);
        T.ScoreAndHessian(block, parameters, score, hessian, scratch);
        T.RowScores(block, parameters, scores, rows.Count, scratch);
    }
}
