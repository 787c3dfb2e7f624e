using Cdi.Estimation.Variance;

namespace Cdi.Reporting.Text;

/// <summary>Words of the study language for values of the runtime.</summary>
internal static class Names
{
    public static string Of(Generalise generalise) => generalise switch
    {
        Generalise.Corpus => "corpus",
        Generalise.Population => "population",
        _ => throw new ArgumentOutOfRangeException(nameof(generalise), generalise, "No such target of inference."),
    };
}
