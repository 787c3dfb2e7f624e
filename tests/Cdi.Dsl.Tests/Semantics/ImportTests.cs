using Cdi.Dsl.Diagnostics;

namespace Cdi.Dsl.Tests.Semantics;

/// <summary>What an import that cannot be followed reports, and what it does not.</summary>
public sealed class ImportTests
{
    private const string Study = """
        cdi 1
        study letters
        import { tone } from "codebooks/tone.cdi"
        corpus mail {
          source = "letters.csv"
          sha256 = "b1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f15de8b7042cf91a6d3b05e7c"
          key = letter
          letter: id from letter
        }
        human coders {
          question = "Is this letter hostile?"
          recorded {
            label = coder where { yes = hostile, no = civil }
          }
        }
        estimand share {
          target = prevalence(tone[hostile])
        }
        sampling {
          given = uniform
          seed = 1
        }
        inference {
          method = human_only
          generalise = corpus
          alpha = 0.05
        }

        """;

    private const string Tone = "outcome tone {\n  hostile = \"Hostile\"\n  civil = \"Civil\"\n}\n";

    [Fact]
    public void An_imported_outcome_is_like_a_declared_one() =>
        Assert.Empty(Reports(("specs/codebooks/tone.cdi", "cdi 1\n" + Tone)));

    [Fact]
    public void An_absent_file_is_reported_once_and_what_it_may_declare_is_not_missed() =>
        Assert.Equal(["specs/letters.cdi CDI2009"], Reports());

    [Fact]
    public void An_absent_block_is_reported_once_and_not_missed() =>
        Assert.Equal(["specs/letters.cdi CDI2009"], Reports(("specs/codebooks/tone.cdi", "cdi 1\n" + Tone.Replace("tone", "topic", StringComparison.Ordinal))));

    [Fact]
    public void A_file_that_imports_its_importer_closes_a_circle() => Assert.Equal(
        ["specs/codebooks/tone.cdi CDI2010"],
        Reports(("specs/codebooks/tone.cdi", "cdi 1\nimport { mail } from \"../letters.cdi\"\n" + Tone)));

    [Fact]
    public void A_circle_that_leaves_the_study_out_is_found_too() => Assert.Equal(
        ["specs/codebooks/words.cdi CDI2010"],
        Reports(
            ("specs/codebooks/tone.cdi", "cdi 1\nimport { words } from \"words.cdi\"\n" + Tone),
            ("specs/codebooks/words.cdi", "cdi 1\nimport { tone } from \"tone.cdi\"\nlexicon words {\n  words = [\"a\"]\n}\n")));

    private static List<string> Reports(params (string Path, string Text)[] files) =>
    [
        .. StudyCompiler.Compile("./specs/letters.cdi", Study, path =>
            path == "specs/letters.cdi" ? Study : files.FirstOrDefault(file => file.Path == path).Text)
            .Diagnostics.Select(diagnostic => $"{diagnostic.Path.Replace("./", "", StringComparison.Ordinal)} {diagnostic.Code}"),
    ];
}
