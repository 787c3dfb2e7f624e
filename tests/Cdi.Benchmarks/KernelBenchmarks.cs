using BenchmarkDotNet.Attributes;

namespace Cdi.Benchmarks;

/// <summary>Passes of an emitted logistic kernel over 10⁵ rows.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private LogisticProblem problem = new(2, 8);
    private double[] score = [];
    private double[] hessian = [];

    [Params(2, 10)]
    public int Parameters { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        problem = new LogisticProblem(Parameters, 100_000);
        (score, hessian) = (new double[Parameters], new double[Parameters * Parameters]);
    }

    [Benchmark]
    public void Gradient() => problem.Estimator.Score(problem.Columns, problem.Coefficients, problem.Rows, problem.Parameters, score);

    [Benchmark]
    public void GradientAndHessian() => problem.Estimator.ScoreAndHessian(
        problem.Columns, problem.Coefficients, problem.Rows, problem.Parameters, score, hessian);
}
