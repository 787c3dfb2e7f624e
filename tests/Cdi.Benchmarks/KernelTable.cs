using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cdi.Estimation.MEstimation;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Benchmarks;

/// <summary>Prints nanoseconds per row of emitted logistic kernels beside the goals of the design notes, allocation per pass, a whole fit, and hashes by
/// thread count.</summary>
internal static class KernelTable
{
    private const int Repetitions = 25;
    private const int FitParameters = 10;
    private const double Converged = 1e-10;

    private static readonly int[] Sizes = [2, 5, 10, 22];

    // Straight-line code to 32 parameters, loops over columns beyond.
    private static readonly int[] LargeSizes = [32, 33, 60, 200, 500];
    private const int LargeRepetitions = 5;

    // Design notes, performance: goals of the emitted code, one thread, two columns of coefficients included.
    private static readonly (string Gradient, string LossAndGradient, string Hessian)[] Goals =
        [("1.2 (rectified 1.8)", "1.7", "2.2"), ("1.8", "2.6", "4"), ("3.3", "4.5", "7.5"), ("11", "11.5", "32")];

    public static void Print(int rows)
    {
        Line($"logistic, {rows:N0} rows, one thread, processor time, least of {Repetitions}, ns per row (goal)");
        Line("d    gradient               loss + gradient        gradient + Hessian     bytes per pass");
        for (var i = 0; i < Sizes.Length; i++) Line(Row(new LogisticProblem(Sizes[i], rows), Goals[i]));
        PrintFit(new LogisticProblem(FitParameters, rows));
        PrintLarge(rows / 10);
    }

    private static void PrintLarge(int rows)
    {
        Line($"logistic, {rows:N0} rows, one thread, processor time, least of {LargeRepetitions}");
        Line("d    kB of code   ms to compile   ms of the first pass   gradient ns/row   gradient + Hessian ns/row");
        foreach (var d in Sizes.Concat(LargeSizes))
        {
            var problem = new LogisticProblem(d, rows);
            var (score, hessian) = (new double[d], new double[d * d]);
            void Score() => problem.Estimator.Score(problem.Columns, problem.Coefficients, problem.Rows, problem.Parameters, score);
            void Hessian() => problem.Estimator.ScoreAndHessian(problem.Columns, problem.Coefficients, problem.Rows, problem.Parameters, score, hessian);
            var start = Environment.CpuUsage.TotalTime;
            Hessian();
            var first = Environment.CpuUsage.TotalTime - start;
            var (gradient, second) = (Nanoseconds(Score, rows, LargeRepetitions), Nanoseconds(Hessian, rows, LargeRepetitions));
            Line($"{d,-4} {problem.CodeLength / 1000.0,10:F1} {problem.Compilation.TotalMilliseconds,15:F0} {first.TotalMilliseconds,22:F0} {gradient,17:F2} "
                + $"{second,27:F1}");
        }
    }

    private static string Row(LogisticProblem problem, (string Gradient, string LossAndGradient, string Hessian) goal)
    {
        var d = problem.Parameters.Length;
        var (score, hessian) = (new double[d], new double[d * d]);
        void Score() => problem.Estimator.Score(problem.Columns, problem.Coefficients, problem.Rows, problem.Parameters, score);
        void Loss() => problem.Estimator.Loss(problem.Columns, problem.Coefficients, problem.Rows, problem.Parameters);
        void Hessian() => problem.Estimator.ScoreAndHessian(problem.Columns, problem.Coefficients, problem.Rows, problem.Parameters, score, hessian);
        var gradient = Nanoseconds(Score, problem.Rows);
        var both = gradient + Nanoseconds(Loss, problem.Rows);
        var second = Nanoseconds(Hessian, problem.Rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Score();
        Loss();
        Hessian();
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 3;
        return $"{d,-4} {Cell(gradient, goal.Gradient)} {Cell(both, goal.LossAndGradient)} {Cell(second, goal.Hessian)} {bytes}";
    }

    private static string Cell(double value, string goal) => $"{value,6:F2} ({goal})".PadRight(22);

    private static double Nanoseconds(Action pass, int rows, int repetitions = Repetitions)
    {
        pass();
        var best = double.PositiveInfinity;
        for (var i = 0; i < repetitions; i++)
        {
            // Of the processor: other programs of the machine take caches, but not time.
            var start = Environment.CpuUsage.TotalTime;
            pass();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalNanoseconds);
        }

        return best / rows;
    }

    private static void PrintFit(LogisticProblem problem)
    {
        foreach (var threads in new[] { 1, 2, 7 })
        {
            var estimator = problem.Estimator.Under(new(threads));
            var theta = Fit(problem, estimator, out var steps);
            var start = Stopwatch.GetTimestamp();
            Fit(problem, estimator, out _);
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(theta)));
            Line($"fit of {problem.Rows:N0} x {FitParameters}, {threads} threads: {time:F0} ms, {steps} Newton steps, SHA-256 {hash}");
        }
    }

    private static double[] Fit(LogisticProblem problem, MEstimator estimator, out int steps)
    {
        var d = problem.Parameters.Length;
        var (theta, score, hessian) = (new double[d], new double[d], new double[d * d]);
        for (steps = 1; ; steps++)
        {
            estimator.ScoreAndHessian(problem.Columns, problem.Coefficients, problem.Rows, theta, score, hessian);
            var step = Matrix<double>.Build.Dense(d, d, hessian).Cholesky().Solve(Vector<double>.Build.Dense(score));
            for (var j = 0; j < d; j++) theta[j] -= step[j];
            if (step.InfinityNorm() < Converged) return theta;
        }
    }

    private static void Line(string text) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text}"));
}
