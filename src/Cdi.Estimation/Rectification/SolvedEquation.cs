using Cdi.Estimation.Moments;
using Cdi.Estimation.Solving;

namespace Cdi.Estimation.Rectification;

/// <summary>An equation and where its solution is held.</summary>
/// <param name="Equation">The equation.</param>
/// <param name="Solver">Holds θ̂, Ĥ and its factor.</param>
internal sealed record SolvedEquation(IMoments Equation, ISolver Solver);
