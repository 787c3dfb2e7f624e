using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Losses;
using Cdi.Estimation.MEstimation;

namespace Cdi.Benchmarks;

/// <summary>Logistic regression with an intercept on synthetic rows, through an emitted kernel.</summary>
internal sealed class LogisticProblem
{
    public LogisticProblem(int parameters, int rows)
    {
        Rows = rows;
        var text = TextOf(parameters);
        CodeLength = text.Length;
        var start = Environment.CpuUsage.TotalTime;
        Estimator = CreateEstimator(text).Under(new(threads: 1));
        Compilation = Environment.CpuUsage.TotalTime - start;
        Columns = new double[(parameters - 1) * rows];
        Coefficients = new double[2 * rows];
        Parameters = new double[parameters];
        var state = 88172645463325252UL;
        for (var i = 0; i < Columns.Length; i++) Columns[i] = Next(ref state);
        for (var j = 0; j < parameters; j++) Parameters[j] = Next(ref state) / parameters;
        for (var i = 0; i < rows; i++)
        {
            var eta = Parameters[0];
            for (var j = 1; j < parameters; j++) eta += Parameters[j] * Columns[((j - 1) * rows) + i];
            Coefficients[i] = 1;
            Coefficients[rows + i] = (Next(ref state) + 1) / 2 < 1 / (1 + Math.Exp(-eta)) ? 1 : 0;
        }
    }

    public MEstimator Estimator { get; }

    /// <summary>Characters of the emitted kernel.</summary>
    public int CodeLength { get; }

    /// <summary>Time of the processor to compile and load it.</summary>
    public TimeSpan Compilation { get; }

    public int Rows { get; }

    public double[] Columns { get; }

    public double[] Coefficients { get; }

    public double[] Parameters { get; }

    private static string TextOf(int parameters)
    {
        var terms = Enumerable.Range(0, parameters).Select(j => new LinearTerm("b" + j, j == 0 ? [] : EquatableArray.Create(j - 1)));
        var columns = Enumerable.Range(1, parameters - 1).Select(j => "x" + j);
        var loss = ModelLosses.Logistic(terms.ToEquatableArray(), columns.ToEquatableArray());
        return $"{KernelEmitter.Usings}\n{KernelEmitter.Emit("Kernel", "Logistic regression", loss)}";
    }

    private static MEstimator CreateEstimator(string text)
    {
        var assembly = EmittedAssembly.Load([text]);
        var kernel = assembly.GetType("Kernel") ?? throw new InvalidOperationException("No kernel was emitted.");
        return (MEstimator)(Activator.CreateInstance(typeof(MEstimator<>).MakeGenericType(kernel)) ?? throw new InvalidOperationException("No estimator."));
    }

    // Marsaglia's xorshift; numbers between −1 and 1.
    private static double Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return ((state >> 11) / 4503599627370496.0) - 1;
    }
}
