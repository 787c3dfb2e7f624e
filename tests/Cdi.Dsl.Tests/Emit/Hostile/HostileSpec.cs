namespace Cdi.Dsl.Tests.Emit.Hostile;

/// <summary>A study with one word in every place that an author can write to.</summary>
internal static class HostileSpec
{
    /// <summary>The name of the file, which the emitted code quotes too.</summary>
    public static string Path(string word) => $"{word.Replace("/", "").Replace("\\", "")}.cdi";

    private const string Template = """"
        cdi 1

        // «line»
        /// about «line»
        /// second «line» line
        study study_x

        lexicon soft {
          words = ["a «string»", "b"]
        }

        /// about «line»
        corpus corpus {
          source = "data «string».csv"
          sha256 = "5f1d7c0a9be24c86d3b05e7cb1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f"
          /// about «line»
          rows = 900 texts
          missing = ["", "none «string»"]
          key = id
          id: id from `Id «name»`
          /// about «line»
          body: text from `Body «name»`
          year: number from year
          quantity: count from n
          day: date from day
          hedge: indicator from `Hedge «name»`
          softened: indicator = contains_any(body, soft, match = whole_word)
          level: ordered("low «string»", "high") from Level
          group: factor(ref = "main «string»") from Group
          keep = year >= 2005
        }

        /// about «line»
        outcome tone {
          /// about «line»
          F = "Friendly «string»"
          C = "Curt"
        }

        /// about «line»
        llm reader {
          model = "model «string»"
          temperature = 0
          label = """
            How «text» is it?
            {options}
            {year:0}, {day}: {body}
            """
          confidence = """
            Judged {label}. «text»
            {options}
            {body}
            """
          on_failure = annotate
          recorded {
            label = `Model «name»` where { "polite «string»" = F, other = C }
            confidence = `Sure «name»`
          }
        }

        /// about «line»
        human coders {
          question = "Is it «string»?"
          recorded {
            label = `Human «name»` where { 1 = F, 0 = C }
          }
        }

        /// about «line»
        estimand gap {
          model = logistic(tone[F] ~ 1 + hedge + softened)
          target = coefficient(hedge)
        }

        estimand odds {
          target = odds_ratio(tone[F], hedge)
        }

        sampling {
          budget = 400 labels
          design = uniform
          seed = 1
        }

        /// about «line»
        inference {
          method = calibrated
          generalise = corpus
          alpha = 0.05
        }

        report {
          title = "Title «string»"
          write = [html]
        }

        """";

    /// <summary>The text of the file.</summary>
    public static string Of(string word) => Template
        .Replace("«line»", Line(word), StringComparison.Ordinal)
        .Replace("«string»", String(word), StringComparison.Ordinal)
        .Replace("«text»", Text(word), StringComparison.Ordinal)
        .Replace("«name»", Quoted(word), StringComparison.Ordinal);

    // Line ends of the language cannot stand in a line, nor a backtick in a quoted name.
    private static string Line(string word) => word.Replace("\r", "").Replace("\n", "");

    private static string Quoted(string word) => Line(word).Replace("`", "");

    private static string String(string word) => word.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t").Replace("\r", "");

    private static string Text(string word) => Line(word).Replace("{", "{{").Replace("}", "}}").Replace("\"\"\"", "\" \" \"");
}
