namespace Cdi.Dsl.Generator.Tests;

/// <summary>Single mistakes, as edits of a study that is right.</summary>
internal static class SpecMistakes
{
    /// <summary>What stands in <see cref="Specs.Hedging"/>, what is written instead, and the one code that tells it.</summary>
    public static TheoryData<string, string, string> All { get; } = new()
    {
        // Words of the file.
        { "corpus requests {", "corpus requests", "CDI1001" },
        { "A = \"Polite\"", "A = \"Polite", "CDI1002" },
        { "A = \"Polite\"", "A := \"Polite\"", "CDI1001" },
        { "alpha = 0.1", "alpha = ", "CDI1001" },
        { "cdi 1", "cdi 9", "CDI1003" },
        { "outcome tone {", "outcom tone {", "CDI1005" },
        { "seed = 7", "sed = 7", "CDI1005" },
        { "seed = 7", "seed = 7\n  seed = 8", "CDI1004" },
        { "study hedging", "study", "CDI1001" },
        { "corpus requests {", "corpse requests {", "CDI1005" },
        { "estimand slope {", "estimnd slope {", "CDI1005" },
        { "estimand slope {", "estimand slope", "CDI1001" },
        { "target = coefficient(hedge)", "targt = coefficient(hedge)", "CDI1005" },
        { "target = coefficient(hedge)", "target coefficient(hedge)", "CDI1001" },
        { "target = coefficient(hedge)", "target = coeficient(hedge)", "CDI1005" },
        { "~ 1 + hedge", "~ 1 + hedge +", "CDI1001" },
        { "B = \"Rude\"", "B \"Rude\"", "CDI1001" },
        { "B = \"Rude\"", "B = Rude", "CDI2014" },
        // Names and types.
        { "~ 1 + hedge", "~ 1 + hegde", "CDI2001" },
        { "coefficient(hedge)", "coefficient(hegde)", "CDI3006" },
        { "logistic(tone[A]", "logistic(tune[A]", "CDI2015" },
        { "logistic(tone[A]", "logistic(tone[C]", "CDI2004" },
        { "polite = A, rude = B", "polite = A, rude = C", "CDI2004" },
        { "hedge: indicator from hedge", "hedge: indicater from hedge", "CDI1005" },
        { "hedge: indicator from hedge", "hedge: text from hedge", "CDI3012" },
        { "source = \"data.csv\"", "source = 7", "CDI2014" },
        { "alpha = 0.1", "alpha = \"a tenth\"", "CDI2014" },
        { "key = ticket", "key = tickets", "CDI2001" },
        { "hedge: indicator from hedge", "hedge indicator from hedge", "CDI1001" },
        { "hedge: indicator from hedge", "hedge: indicator", "CDI1001" },
        { "hedge: indicator from hedge", "hedge: indicator[2] from hedge", "CDI2014" },
        { "hedge: indicator from hedge", "hedge: indicator(ref = \"a\") from hedge", "CDI2014" },
        // Estimands, annotators, design.
        { "logistic(tone[A]", "logistic(tone", "CDI3001" },
        { "logistic(tone[A] ~ 1 + hedge)", "quantile(tone[A] ~ 1 + hedge)", "CDI1007" },
        { "logistic(tone[A] ~", "logistic(hedge ~", "CDI3002" },
        { "label = guess", "label = crowd", "CDI4014" },
        { "on_failure = annotate", "on_failure = drop", "CDI4008" },
        { "method = calibrated", "method = calibrate", "CDI1005" },
        { "given = uniform", "given = uniform\n  design = error", "CDI5016" },
    };
}
