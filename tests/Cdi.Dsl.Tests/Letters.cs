namespace Cdi.Dsl.Tests;

/// <summary>A small study without a single diagnostic, to which tests make one change.</summary>
internal static class Letters
{
    public const string Spec = """"
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          sha256 = "b1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f15de8b7042cf91a6d3b05e7c"
          rows = 3000 texts
          key = letter
          letter: id from Letter
          body: text from Body
          renter: indicator from Renter
          lawyer: indicator from Lawyer
          year: count from Year
          age: number from Age
          street: factor from Street
          weight: number from Weight
          mood: indicator[3] from Mood_1..Mood_3
        }

        lexicon thanks {
          words = ["thank you", "thanks"]
        }

        outcome tone {
          hostile = "Hostile"
          civil = "Civil"
        }

        outcome anger number 0..10 {
        }

        llm reader {
          model = "gpt-4o-2024-08-06"
          temperature = 0
          label = """
            Is this letter hostile or civil?
            {options}
            {body}
            """
          on_failure = annotate
          outcome = tone
          recorded {
            label = machine where { hostile = hostile, civil = civil }
            confidence = sure
          }
        }

        human coders {
          question = "Is this letter hostile or civil?"
          outcome = tone
          reward = 0.80 USD
          recorded {
            label = coder where { 1 = hostile, 0 = civil }
          }
        }

        human raters {
          question = "How angry is this letter?"
          outcome = anger
          recorded {
            label = rating
          }
        }

        estimand gap {
          model = logistic(tone[hostile] ~ 1 + renter)
          target = coefficient(renter)
        }

        sampling {
          budget = 300 labels
          burn_in = 60 labels
          rounds = 4
          design = error
          tau = 0.2
          seed = 41
        }

        inference {
          method = calibrated
          generalise = corpus
          alpha = 0.1
        }

        report {
          title = "Letters"
          compare = [human_only @ uniform]
          write = [html]
        }

        """";

    /// <summary>The study with one change.</summary>
    /// <param name="old">Words that stand in the study once.</param>
    /// <param name="new">What takes their place.</param>
    public static string With(string old, string @new)
    {
        Assert.Equal(2, Spec.Split(old).Length);
        return Spec.Replace(old, @new);
    }

    /// <summary>The study with a line added at the beginning of a block.</summary>
    /// <param name="block">First words of the block up to its brace.</param>
    /// <param name="line">The line.</param>
    public static string Adding(string block, string line) => With(block + " {", $"{block} {{\n  {line}");
}
