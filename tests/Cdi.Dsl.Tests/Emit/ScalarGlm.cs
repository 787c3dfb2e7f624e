using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>Linear, logistic and Poisson sums written out by hand, row by row.</summary>
internal sealed class ScalarGlm
{
    public ScalarGlm(int family, EquatableArray<LinearTerm> terms, Rows rows, double[] theta)
    {
        var size = terms.Count;
        (Score, Hessian, RowScores) = (new double[size], new double[size * size], new double[size * rows.Count]);
        for (var i = 0; i < rows.Count; i++)
        {
            var z = terms.Select(term => term.Columns.Aggregate(1.0, (product, column) => product * rows.Columns[(column * rows.Count) + i])).ToArray();
            var eta = z.Zip(theta, (value, parameter) => value * parameter).Sum();
            var (c, a) = (rows.Coefficients[i], rows.Coefficients[rows.Count + i]);
            var (loss, residual, weight) = Parts(family, c, a, eta);
            Loss += loss;
            LossScale += Math.Abs(loss);
            Scale += Math.Abs(residual) + Math.Abs(weight);
            for (var j = 0; j < size; j++)
            {
                Score[j] += residual * z[j];
                RowScores[(j * rows.Count) + i] = residual * z[j];
                for (var k = 0; k < size; k++) Hessian[(j * size) + k] += weight * z[j] * z[k];
            }
        }
    }

    public double Loss { get; }

    public double LossScale { get; } = 1;

    public double Scale { get; } = 1;

    public double[] Score { get; }

    public double[] Hessian { get; }

    public double[] RowScores { get; }

    private static (double Loss, double Residual, double Weight) Parts(int family, double c, double a, double eta)
    {
        var p = 1 / (1 + Math.Exp(-eta));
        return family switch
        {
            0 => ((c * eta * eta / 2) - (a * eta), (c * eta) - a, c),
            1 => ((c * Math.Log(1 + Math.Exp(eta))) - (a * eta), (c * p) - a, c * p * (1 - p)),
            _ => ((c * Math.Exp(eta)) - (a * eta), (c * Math.Exp(eta)) - a, c * Math.Exp(eta)),
        };
    }
}
