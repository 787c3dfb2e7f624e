namespace Cdi.Dsl.Tests.Checks;

/// <summary>A study with two outcomes, options and a number, of which people have labels in columns.</summary>
internal static class HostileLetters
{
    /// <summary>The study.</summary>
    /// <param name="models">Its <c>llm</c> blocks.</param>
    /// <param name="llm">The model on which estimates rest.</param>
    /// <param name="prices">A block of prices; empty for none.</param>
    public static string Study(string models, string llm, string prices = "") => $$"""
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          sha256 = "b1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f15de8b7042cf91a6d3b05e7c"
          rows = 3000 texts
          key = letter
          letter: id from letter
          body: text from body
        }

        outcome tone {
          H = "Hostile"
          C = "Civil"
        }

        outcome length number 0..10 {
        }

        {{models}}
        human coders {
          outcome = tone
          question = "Is this letter hostile?"
          recorded {
            label = coder where { hostile = H, civil = C }
          }
        }

        human counters {
          outcome = length
          question = "How long is it?"
          recorded {
            label = pages
          }
        }

        estimand share {
          target = prevalence(tone[H])
        }

        {{prices}}sampling {
          budget = 300 labels
          design = uniform
          seed = 20240611
        }

        inference {
          method = calibrated
          llm = {{llm}}
          generalise = corpus
          alpha = 0.05
        }

        """;
}
