using Cdi.Estimation.Moments;
using Cdi.Estimation.Solving;

namespace Cdi.Estimation.Rectification;

/// <summary>A solved equation.</summary>
/// <param name="Request">What was asked, with the predictions as the equation reads them: scaled by the λ of each fold where λ was tuned out of fold.</param>
/// <param name="Equation">The equation at the chosen λ.</param>
/// <param name="Solver">Holds θ̂, Ĥ and its factor.</param>
/// <param name="Lambda">λ as reported.</param>
/// <param name="Weight">λ of the rectified form, which differs under <see cref="MomentForm.SeparateSamples"/>.</param>
/// <param name="HumanOnly">The estimate from human labels alone, with which every method of a sample starts; null where there is none.</param>
internal sealed record Solution(EstimationRequest Request, IMoments Equation, ISolver Solver, double Lambda, double Weight, SolvedEquation? HumanOnly);
