using System.Globalization;

namespace Cdi.Cli.Tests.Questions;

/// <summary>Posts of which people and a model answer two questions, and a study of the label that follows from them.</summary>
internal static class HateStudy
{
    public const int Texts = 240;

    /// <summary>The questions as a spec has them.</summary>
    public const string Questions = """
          question attack {
            text = "Does the post attack somebody?"
            yes = "Yes"
            no = "No"
          }

          question group {
            text = "Is the target a group?"
            yes = "Yes"
            no = "No"
            unsure = "Cannot tell"
          }

          derive yes = attack[yes] and group[yes]
        """;

    /// <summary>The same in another order, under other names, with rules for every option, written otherwise.</summary>
    public const string Otherwise = """
          question second {
            text = "Is the target a group?"
            u = "Cannot tell"
            n = "No"
            y = "Yes"
          }

          question first {
            text = "Does the post attack somebody?"
            no = "No"
            yes = "Yes"
          }

          derive no = first[no] or not second[y]
          derive yes = not (first[no] or second[n] or second[u])
        """;

    public static bool Attacks(int row) => row % 3 != 0;

    public static string Group(int row) => (row / 3 % 4) switch { 0 or 1 => "yes", 2 => "no", _ => "unsure" };

    public static bool IsHateful(int row) => Attacks(row) && Group(row) == "yes";

    /// <summary>What the model answers: wrong about one attack in eleven, about one group in seven.</summary>
    public static (string Attack, string Group) Model(int row) =>
        (Attacks(row) != (row % 11 == 4) ? "yes" : "no", row % 7 == 5 ? (Group(row) == "yes" ? "no" : "yes") : Group(row));

    public static bool ModelSaysHateful(int row) => Model(row) is ("yes", "yes");

    /// <summary>The corpus: answers of people and model by question, and the labels that they make.</summary>
    /// <param name="areHalf">Whether people answered the first question about every thirteenth text of which the second one decides; else neither.</param>
    public static string Corpus(bool areHalf = false) => "id,body,long,h_attack,h_group,h_label,m_attack,m_group,m_label\n"
        + string.Concat(Enumerable.Range(0, Texts).Select(row =>
        {
            var (attack, group) = Model(row);
            // Nobody asks on where the first answer decides.
            var isOpen = Attacks(row) && row % 13 == 7;
            var human = (Attack: !Attacks(row) ? "0" : isOpen && !areHalf ? "" : "1", Group: !Attacks(row) || isOpen ? "" : Group(row));
            var label = isOpen ? "" : IsHateful(row) ? "yes" : "no";
            var machine = attack == "no" ? "" : group;
            return string.Create(CultureInfo.InvariantCulture, $"p{row:000},post no. {row}.,{row % 2},{human.Attack},{human.Group},{label},{attack},{machine},"
                + $"{(ModelSaysHateful(row) ? "yes" : "no")}\n");
        }));

    /// <summary>The study.</summary>
    /// <param name="llm">Lines of the model.</param>
    /// <param name="human">Lines of the annotators.</param>
    /// <param name="questions">The questions and rules.</param>
    /// <param name="sampling">Lines of the sampling.</param>
    public static string Spec(string llm, string human, string questions = Questions, string sampling = "  given = uniform") => $$"""
        cdi 1

        study posts

        corpus posts {
          source = "data.csv"
          key = id
          id: id from id
          body: text from body
          long: indicator from long
        }

        outcome hate {
          yes = "Hateful"
          no = "Not hateful"

        {{questions}}
        }

        llm reader {
        {{llm}}
        }

        human coders {
        {{human}}
        }

        estimand share {
          target = prevalence(hate[yes])
        }

        estimand gap {
          target = difference(prevalence(hate[yes]), long)
        }

        sampling {
        {{sampling}}
          seed = 11
        }

        inference {
          method = calibrated
          generalise = population
          alpha = 0.1
          familywise = none
        }

        report {
          compare = [human_only, llm_only]
        }
        """;

    /// <summary>Lines of a model whose answers are recorded.</summary>
    public static string Recorded(string lines) => $"  on_failure = annotate\n  recorded {{\n{lines}\n  }}";

    /// <summary>Lines of annotators whose answers are recorded.</summary>
    public static string Coded(string lines) => $"  recorded {{\n{lines}\n  }}";
}
