namespace Cdi.Testing;

/// <summary>A study of letters that are friendly or curt, as tests of annotators write it: what they are about stands in the place of its parts.</summary>
public static class LetterStudy
{
    /// <summary>Lines of annotators whose labels are in column <c>clerk</c>.</summary>
    public const string Recorded = "  recorded {\n    label = clerk\n  }\n";

    /// <summary>The spec. Parts are whole lines, each ended by a line feed, and those of blocks have their indentation.</summary>
    /// <param name="models">Its <c>llm</c> blocks.</param>
    /// <param name="sampling">Lines of <c>sampling</c> beside the seed.</param>
    /// <param name="inference">Lines of <c>inference</c> before the target and α.</param>
    /// <param name="report">Lines of <c>report</c>; empty for none.</param>
    /// <param name="human">Lines of the annotators beside their question.</param>
    public static string Spec(string models, string sampling, string inference, string report = "", string human = Recorded) => $$"""
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          key = letter
          letter: id from letter
          body: text from body
        }

        outcome tone {
          F = "Friendly"
          C = "Curt"
        }

        {{models}}
        human clerks {
          question = "Is this letter friendly or curt?"
        {{human}}}

        estimand share {
          target = prevalence(tone[F])
        }

        sampling {
        {{sampling}}  seed = 11
        }

        inference {
        {{inference}}  generalise = corpus
          alpha = 0.1
        }
        {{(report.Length == 0 ? "" : $"\nreport {{\n{report}}}\n")}}
        """;

    /// <summary>A model that is asked about a letter at an address.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="model">Model and snapshot.</param>
    /// <param name="address">The address.</param>
    /// <param name="settings">Further lines of its block.</param>
    public static string Asked(string name, string model, Uri address, string settings) => $$""""
        llm {{name}} {
          model = "{{model}}"
          base_url = "{{address}}"
          label = """
            Friendly or curt? Answer with one letter.
            {options}

            Letter: {body}
            """
        {{settings}}}

        """";
}
