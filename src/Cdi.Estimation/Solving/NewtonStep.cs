using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Solving;

/// <summary>One step of Newton's method, with buffers for reuse.</summary>
internal sealed class NewtonStep(int size)
{
    private readonly double[] hessian = new double[size * size];
    private readonly CholeskyFactor factor = new(size);

    /// <summary>θ − H⁻¹m, both of the equation at θ.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="parameters">θ, d.</param>
    /// <returns>d; null where the Hessian is not positive definite, or something is no finite number.</returns>
    public double[]? From(IMoments equation, double[] parameters)
    {
        var step = new double[size];
        equation.Evaluate(parameters, step, hessian);
        return From(step, parameters);
    }

    /// <summary>The same of rows that are counted otherwise.</summary>
    /// <param name="rows">Their scores and Jacobians at θ.</param>
    /// <param name="multiplicities">How often a row of the corpus counts.</param>
    /// <param name="parameters">θ, d.</param>
    public double[]? From(CountedSums rows, IRowValues<double> multiplicities, double[] parameters)
    {
        var step = new double[size];
        rows.Evaluate(multiplicities, step, hessian);
        return From(step, parameters);
    }

    private double[]? From(double[] step, double[] parameters)
    {
        if (!factor.TryFactor(hessian)) return null;
        factor.Solve(step);
        for (var j = 0; j < step.Length; j++) step[j] = parameters[j] - step[j];
        return Array.TrueForAll(step, double.IsFinite) ? step : null;
    }
}
