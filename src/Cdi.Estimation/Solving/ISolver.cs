using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Solving;

/// <summary>Solves the equation of an M-estimator, with buffers for reuse. A solver is one class beside this, and one line of <see cref="Solvers"/>.</summary>
internal interface ISolver
{
    /// <summary>θ where the last solution ended.</summary>
    double[] Parameters { get; }

    /// <summary>The mean Hessian there.</summary>
    double[] Hessian { get; }

    /// <summary>The factor of <see cref="Hessian"/>.</summary>
    CholeskyFactor Factor { get; }

    /// <summary>Columns so nearly collinear that the solution rests on sums of twice the digits, and that products of <see cref="Hessian"/> or of scores with
    /// its inverse have none; null for other solutions.</summary>
    SolveFailure.Collinear? Doubt { get; }

    /// <summary>Steps that the last solution took.</summary>
    int Iterations { get; }

    /// <summary>Solves an equation.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="start">θ to start at, d.</param>
    /// <returns>Null where solved; else why not.</returns>
    SolveFailure? Solve(IMoments equation, ReadOnlySpan<double> start);
}
