namespace Cdi.Dsl.Generator.Tests;

/// <summary>Specs of a project under edit.</summary>
internal static class Specs
{
    private const string Frame = """
        cdi 1

        /// What is asked.
        study STUDY

        corpus requests {
          source = "data.csv"
          sha256 = "559d6d5446946e4bd99900c730dd2c4c14f3ae26346f092cf0e4e2d9232e961c"
          key = ticket
          ticket: id from ticket
          hedge: indicator from hedge
        }

        OUTCOME

        llm assistant {
          on_failure = annotate
          recorded {
            label = guess where { polite = A, rude = B }
          }
        }

        human readers {
          recorded {
            label = crowd where { polite = A, rude = B }
          }
        }

        estimand ESTIMAND

        sampling {
          given = uniform
          seed = 7
        }

        inference {
          method = calibrated
          generalise = population
          alpha = 0.1
        }

        """;

    private const string Tone = """
        outcome tone {
          A = "Polite"
          B = "Rude"
        }
        """;

    /// <summary>A study with a model.</summary>
    public static SpecInMemory Hedging { get; } = Study("hedging", Tone, "slope {\n  model = logistic(tone[A] ~ 1 + hedge)\n  target = coefficient(hedge)\n}");

    /// <summary>A study with a share.</summary>
    public static SpecInMemory Share { get; } = Study("share", Tone, "share {\n  target = prevalence(tone[A])\n}");

    /// <summary>A codebook that declares the outcome and no study.</summary>
    public static SpecInMemory Codebook { get; } = new("/project/codebooks/tone.cdi", "cdi 1\n\n" + Tone + "\n");

    /// <summary>A study that takes its outcome from <see cref="Codebook"/>.</summary>
    public static SpecInMemory Importing { get; } =
        new("/project/importing.cdi", Text("importing", "", "share {\n  target = prevalence(tone[A])\n}")
            .Replace("corpus requests", "import { tone } from \"codebooks/tone.cdi\"\n\ncorpus requests", StringComparison.Ordinal));

    /// <summary>A study with a mistyped column.</summary>
    public static SpecInMemory Broken { get; } = Study("broken", Tone, "slope {\n  model = logistic(tone[A] ~ 1 + hegde)\n  target = coefficient(hegde)\n}");

    /// <summary>A study with one warning: its corpus has no hash.</summary>
    public static SpecInMemory Unpinned { get; } = new(
        Share.Path, string.Join('\n', Share.GetText().ToString().Split('\n').Where(line => !line.Contains("sha256", StringComparison.Ordinal))));

    /// <summary>The emitted file of <see cref="Hedging"/> that quotes the spec.</summary>
    public const string QuotingSource = "Hedging.Spec.g.cs";

    /// <summary>The same spec with a comment before it.</summary>
    public static SpecInMemory WithComment(SpecInMemory spec) => new(spec.Path, "// Checked.\n" + spec.GetText());

    private static SpecInMemory Study(string name, string outcome, string estimand) => new($"/project/{name}.cdi", Text(name, outcome, estimand));

    private static string Text(string name, string outcome, string estimand) => Frame
        .Replace("STUDY", name, StringComparison.Ordinal)
        .Replace("OUTCOME", outcome, StringComparison.Ordinal)
        .Replace("ESTIMAND", estimand, StringComparison.Ordinal);
}
