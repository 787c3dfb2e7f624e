using Cdi.Estimation.Variance;

namespace Cdi.Studies.Results;

/// <summary>What the labelled texts say of the instruments of an estimand.</summary>
/// <param name="Estimand">Name of the estimand.</param>
/// <param name="Labelled">Labelled texts that were tested.</param>
/// <param name="Instrumented">Regressors that are no instruments, each with the first-stage F test of <see cref="Tests"/>.</param>
/// <param name="Instruments">Names of the instruments.</param>
/// <param name="Tests">The tests; null where the texts are too few for any.</param>
/// <param name="IsWeighted">Whether texts had unequal probabilities: they are weighted, the tests of residuals are then no tests and left out.</param>
public sealed record InstrumentFacts(
    string Estimand, int Labelled, IReadOnlyList<string> Instrumented, IReadOnlyList<string> Instruments, InstrumentTests? Tests, bool IsWeighted)
{
    /// <summary>The first-stage F below which instruments count as weak (Staiger and Stock 1997).</summary>
    public const double WeakBelow = 10;

    /// <summary>The regressors of which instruments say little.</summary>
    public IReadOnlyList<(string Regressor, double F)> Weak => Tests is null ? []
        : [.. Instrumented.Zip(Tests.Weak, (name, test) => (name, test.Statistic)).Where(each => each.Statistic < WeakBelow)];
}
