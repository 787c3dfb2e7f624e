namespace Cdi.Cli.Tests.Catalogue;

/// <summary>Studies of the catalogue's corpus.</summary>
public static class CatalogueSpec
{
    /// <summary>Name of the corpus's file.</summary>
    public const string File = "catalogue.csv";

    private static readonly Dictionary<string, (string Block, string Human, string[] Models)> Outcomes = new(StringComparer.Ordinal)
    {
        ["score"] = ("number 0..100 {\n}", "score", ["scorer:said_score"]),
        ["tally"] = ("number 0..1000 {\n}", "tally", ["counter:said_tally"]),
        ["mood"] = ("{\n  good = \"Good\"\n  bad = \"Bad\"\n}", "mood", ["reader:said_mood", "second:other_mood"]),
        ["tone"] = ("{\n  warm = \"Warm\"\n  cool = \"Cool\"\n  curt = \"Curt\"\n}", "tone", ["listener:said_tone"]),
        ["winner"] = ("{\n  left = \"Left\"\n  right = \"Right\"\n}", "winner", ["judge:said_winner"]),
    };

    /// <summary>A draw in which every text had the same chance.</summary>
    public const string GivenUniform = "given = uniform\n  seed = 1";

    /// <summary>A study.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="estimands">Each estimand with further lines of its block, and the name that it has in the study.</param>
    /// <param name="sampling">Lines of <c>sampling</c>.</param>
    /// <param name="inference">Lines of <c>inference</c> beside the level; the method too.</param>
    /// <param name="compare">What <c>compare</c> lists.</param>
    public static string Of(
        string name, IReadOnlyList<(CatalogueEstimand Estimand, string Name, string Further)> estimands, string sampling, string inference, string compare)
    {
        var outcomes = Outcomes.Where(each => estimands.Any(asked => asked.Estimand.Outcome == each.Key)).ToList();
        // Of the outcome with several models, the one that estimates rest on.
        var chosen = string.Concat(outcomes.Where(each => each.Value.Models.Length > 1).Select(each => $"\n  llm = {each.Value.Models[0].Split(':')[0]}"));
        return $$"""
            cdi 1

            study {{name}}

            corpus texts { // allow CDI2011: a synthetic corpus
              source = "{{File}}"
              key = id
              id: id from id
              x: number from x
              z: number from z
              group: indicator from group
              branch: factor("north", "south", "west") from branch
              wave: factor from wave
              unit: id from unit
              w: number from w
              pace: number from pace
              left: factor("ant", "bee", "cat", "dog") from left
              right: factor("ant", "bee", "cat", "dog") from right
              chance: number from chance
            }

            {{string.Concat(outcomes.Select(each => Blocks(each.Key, estimands.Any(asked => asked.Estimand.Outcome == each.Key && asked.Estimand.IsOrdered))))}}
            {{string.Concat(estimands.Select(asked => $"estimand {asked.Name} {{\n  {asked.Estimand.Settings}\n  {asked.Further}\n}}\n\n"))}}
            sampling {
              {{sampling}}
            }

            inference {
              {{inference}}{{chosen}}
              alpha = 0.05
              familywise = none
            }

            report {
              compare = [{{compare}}]
              write = [json]
            }
            """;
    }

    private static string Blocks(string outcome, bool isOrdered)
    {
        var (block, human, models) = Outcomes[outcome];
        return $"outcome {outcome} {(isOrdered ? "ordered " : "")}{block}\n\n" + string.Concat(models.Select(model =>
            $"llm {model.Split(':')[0]} {{\n  outcome = {outcome}\n  on_failure = annotate\n  recorded {{\n    label = {model.Split(':')[1]}\n    "
            + $"confidence = sure\n  }}\n}}\n\n"))
            + $"human people_of_{outcome} {{\n  outcome = {outcome}\n  recorded {{\n    label = {human}\n  }}\n}}\n\n";
    }
}
