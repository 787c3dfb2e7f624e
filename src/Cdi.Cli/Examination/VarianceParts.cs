namespace Cdi.Cli.Examination;

/// <summary>The two parts of the variance of a calibrated mean: one that more labels shrink, one that more texts shrink.</summary>
/// <param name="Within">Variance of the human label among texts of one model's label.</param>
/// <param name="Between">Variance between those groups.</param>
/// <param name="Labels">m.</param>
/// <param name="Texts">N.</param>
/// <param name="DesignEffect">What unequal probabilities cost, m Σw²/(Σw)².</param>
internal readonly record struct VarianceParts(double Within, double Between, int Labels, int Texts, double DesignEffect)
{
    /// <summary>Variance from human labels alone, infinite where there is none.</summary>
    /// <param name="times">How many times today's labels there are; never more than all texts.</param>
    public double People(int times) => (Within + Between) * DesignEffect / Count(times);

    /// <summary>Variance with the model's labels as well.</summary>
    /// <param name="times">How many times today's labels there are; never more than all texts.</param>
    public double Both(int times) => Math.Min((Within * DesignEffect / Count(times)) + (Between / Texts), People(times));

    private double Count(int times) => Math.Min((double)times * Labels, Texts);
}
