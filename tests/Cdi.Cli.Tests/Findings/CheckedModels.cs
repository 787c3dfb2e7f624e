using System.Globalization;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Studies of given labels whose models answer from columns, from files read by <c>cdi import --as</c>, or learn.</summary>
internal static class CheckedModels
{
    public const int Texts = 1200;

    private const string Prompt = """"
          model = "openai:tiny-2024-01-01"
          temperature = 0
          label = """
            Polite? One letter.
            {options}

            {text}
            """

        """";

    /// <summary>Whether a text has some property, in a share of cases, unlike any other property.</summary>
    public static bool Has(int row, string property, double share)
    {
        var state = 14695981039346656037UL;
        foreach (var letter in FormattableString.Invariant($"{property} {row}")) state = (state ^ letter) * 1099511628211UL;
        state = (state ^ (state >> 33)) * 0xFF51AFD7ED558CCDUL;
        return (state >> 11) * (1.0 / (1UL << 53)) < share;
    }

    /// <summary>Whether a text is polite.</summary>
    public static bool IsPolite(int row) => Has(row, "polite", 0.5);

    /// <summary>A session with a study and its file.</summary>
    /// <param name="models">Blocks of models, and further blocks.</param>
    /// <param name="header">Headers behind <c>id,text,human</c>.</param>
    /// <param name="isLabelled">Which texts people labelled.</param>
    /// <param name="cells">Cells behind those of each row.</param>
    /// <param name="inference">Lines of <c>inference</c>.</param>
    /// <param name="given">The declared draw.</param>
    /// <param name="columns">Lines of the corpus.</param>
    /// <param name="estimand">Lines of the estimand.</param>
    public static CommandSession Session(string models, string header, Func<int, bool> isLabelled, Func<int, string> cells, string inference = "",
        string given = "uniform", string columns = "", string estimand = "")
    {
        var session = new CommandSession();
        session.Write("data.csv", $"id,text,human{header}\n" + string.Concat(Enumerable.Range(0, Texts).Select(
            row => FormattableString.Invariant($"t{row},letter {row} {(IsPolite(row) ? "thanks" : "now")},{(isLabelled(row) ? Letter(IsPolite(row)) : "")}")
                + $"{cells(row)}\n")));
        session.Write("study.cdi", $$"""
            cdi 1

            study checked

            corpus texts {
              source = "data.csv"
              key = id
              id: id from id
              text: text from text
            {{columns}}
            }

            outcome tone {
              A = "Polite"
              B = "Rude"
            }

            {{models}}

            human people {
              outcome = tone
              recorded {
                label = human
              }
            }

            estimand share {
              target = prevalence(tone[A])
            {{estimand}}
            }

            sampling {
              given = {{given}}
              seed = 1
            }

            inference {
              generalise = population
              alpha = 0.05
            {{inference}}
            }

            report {
              write = [markdown, json]
            }
            """);
        return session;
    }

    /// <summary>A model whose answers are a column.</summary>
    public static string Recorded(string name, string column, string confidence = "") => $$"""
        llm {{name}} {
          outcome = tone
          on_failure = annotate
          recorded {
            label = {{column}}
        {{(confidence.Length > 0 ? $"    confidence = {confidence}" : "")}}
          }
        }


        """;

    /// <summary>A model whose answers are read from a file.</summary>
    public static string Asked(string name) => $"llm {name} {{\n  outcome = tone\n{Prompt}  on_failure = annotate\n}}\n";

    /// <summary>Runs a study whose model has its answers from elsewhere.</summary>
    public static Transcript RunImported(CommandSession session, string model, Func<int, bool> says)
    {
        session.Write("answers.csv", "key,answer\n" + string.Concat(Enumerable.Range(0, Texts).Select(
            row => string.Create(CultureInfo.InvariantCulture, $"t{row},{Letter(says(row))}\n"))));
        var read = session.Cdi($"import study.cdi answers.csv --as {model}");
        Assert.True(read.Code == ExitCode.Success, read.ToString());
        return session.Cdi("run study.cdi --quiet --out out");
    }

    /// <summary>The key of an option.</summary>
    public static string Letter(bool isPolite) => isPolite ? "A" : "B";
}
