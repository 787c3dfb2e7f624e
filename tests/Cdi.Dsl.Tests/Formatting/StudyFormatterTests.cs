using Cdi.Dsl.Formatting;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Tests.Parsing;
using Cdi.Dsl.Text;
using Cdi.Testing;

namespace Cdi.Dsl.Tests.Formatting;

public sealed class StudyFormatterTests
{
    // Long lists, terms and maps, and comments in every place where one may stand.
    private const string Crowded = """
        // Above everything.
        cdi 1 // version

        // Above the study.
        /// Documented.
        study crowded // name

        import { a } from "a.cdi" // first
        import { b } from "b.cdi"

        corpus letters { // header
          // first line
          source = "a.csv" // trailing
          missing = ["", "NA", "a rather long word for what is missing", "another rather long word for what is missing", "nothing that could be read"]
          group: factor(ref = "a", // inside
            levels = 2) from G
          letter: text = contains_any(
            text, // the text
            // the words
            words,
            match = whole_word
            // last
          )
          // end of block
        } // closed

        estimand e { model = logistic(tone[F] ~ 1 + a_rather_long_name + another_rather_long_name + a_third_and_even_longer_name_than_the_two_before_it | state)
          other = f(
            y ~ a // first term
              // a second one
              - b)
          label = `Label` where { // map
            yes = A, // is A
            no = B
            // no more
          }
          kept = (a // inner
            + b)
          loss = log(1 + exp(eta)) where eta = b0 + b1 * x
        }
        // The end.
        """;

    private static readonly string[] Specs = [Parsed.LibraryTone, Crowded + "\n"];

    [Fact]
    public void A_canonical_study_stays_as_it_is() => Assert.Equal(Parsed.LibraryTone, Format(Parsed.LibraryTone));

    [Theory]
    [InlineData("x=1", "x = 1")]
    [InlineData("x   =  5480   texts", "x = 5480 texts")]
    [InlineData("x = 5 % .. 20 %  of requests , steps=10", "x = 5%..20% of requests, steps = 10")]
    [InlineData("x = y[ A ]~1+a*b-a : b+(c+d) ^ 2", "x = y[A] ~ 1 + a * b - a:b + (c + d)^2")]
    [InlineData("x = f( a , b=2 , )", "x = f(a, b = 2)")]
    [InlineData("x = [ppi@uniform,llm_only]", "x = [ppi @ uniform, llm_only]")]
    [InlineData("x = -  a*-b", "x = -a * -b")]
    [InlineData("x = a<=b   and c", "x = a <= b and c")]
    [InlineData("vary   x = 1", "vary x = 1")]
    [InlineData("expect   a>=0.9", "expect a >= 0.9")]
    [InlineData("a:text from   `B c`", "a: text from `B c`")]
    [InlineData("a : factor( ref=\"x\" ) from B", "a: factor(ref = \"x\") from B")]
    [InlineData("a:vector [5] from e1 .. e5", "a: vector[5] from e1..e5")]
    [InlineData("x = y where{1=A,-2=B,\"c d\"=C}", "x = y where { 1 = A, -2 = B, \"c d\" = C }")]
    [InlineData("x = y by a,b", "x = y by a, b")]
    [InlineData("r { x = 1 }", "r {\n    x = 1\n  }")]
    [InlineData("r {}", "r {\n  }")]
    [InlineData("r   q   0 .. 10 {}", "r q 0..10 {\n  }")]
    [InlineData("x = \"\"\"one {a}\"\"\"", "x = \"\"\"\n    one {a}\n    \"\"\"")]
    [InlineData("x = \"\"\"\na\n\n  b\n\"\"\"", "x = \"\"\"\n    a\n\n      b\n    \"\"\"")]
    [InlineData("x = 1 // why", "x = 1                                // why")]
    [InlineData("x = 1\n//why", "x = 1\n  // why")]
    [InlineData("x = 1\n\n\n\ny = 2", "x = 1\n\n  y = 2")]
    [InlineData("\n\nx = 1\n\n", "x = 1")]
    [InlineData("///  two\n///\n\nx = 1", "///  two\n  ///\n  x = 1")]
    public void An_entry_has_one_layout(string entry, string expected)
    {
        var text = Format("cdi 1\nb {\n" + entry + "\n}").Replace("\r", "");
        Assert.Equal("cdi 1\n\nb {\n  " + expected.Replace("                                // why", new string(' ', 41 - 7) + "// why") + "\n}\n", text);
    }

    [Fact]
    public void Long_values_and_values_with_comments_take_one_line_per_piece()
    {
        const string Expected = """
            // Above everything.
            cdi 1                                    // version

            // Above the study.
            /// Documented.
            study crowded                            // name

            import { a } from "a.cdi"                // first
            import { b } from "b.cdi"

            corpus letters {                         // header
              // first line
              source = "a.csv"                       // trailing
              missing = [
                "",
                "NA",
                "a rather long word for what is missing",
                "another rather long word for what is missing",
                "nothing that could be read",
              ]
              group: factor(
                ref = "a",                           // inside
                levels = 2,
              ) from G
              letter: text = contains_any(
                text,                                // the text
                // the words
                words,
                match = whole_word,
                // last
              )
              // end of block
            }                                        // closed

            estimand e {
              model = logistic(
                tone[F] ~ 1
                  + a_rather_long_name
                  + another_rather_long_name
                  + a_third_and_even_longer_name_than_the_two_before_it
                  | state
              )
              other = f(
                y ~ a                                // first term
                  // a second one
                  - b
              )
              label = `Label` where {                // map
                yes = A                              // is A
                no = B
                // no more
              }
              kept = (a + b)                         // inner
              loss = log(1 + exp(eta)) where eta = b0 + b1 * x
            }
            // The end.

            """;
        Assert.Equal(Expected, Format(Crowded));
    }

    [Fact]
    public void Formatting_twice_changes_nothing_more_and_formatting_never_changes_the_study()
    {
        var random = new CountingGenerator(20250501);
        foreach (var spec in Specs)
        {
            for (var trial = 0; trial < 200; trial++)
            {
                var text = RandomLayout.Of(spec, ref random);
                var once = Format(text);
                Assert.Equal(Description(text), Description(once));
                Assert.Equal(once, Format(once));
            }
        }
    }

    [Fact]
    public void Every_shipped_study_is_in_canonical_layout()
    {
        var specs = Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "specs"), "*.cdi", SearchOption.AllDirectories);
        Assert.All(specs, path => Assert.Equal(File.ReadAllText(path), Format(File.ReadAllText(path))));
    }

    [Fact]
    public void A_file_that_does_not_parse_is_left_alone()
    {
        var result = StudyFormatter.Format(new SourceText("study.cdi", "cdi 1\nb {\n x = *\n}"));
        Assert.Null(result.Text);
        Assert.Equal("CDI1001", Assert.Single(result.Diagnostics).Code);
    }

    private static string Format(string text)
    {
        var result = StudyFormatter.Format(new SourceText("study.cdi", text));
        Assert.Empty(result.Diagnostics);
        return result.Text ?? "";
    }

    private static string Description(string text) => SyntaxDescription.Describe(Parsed.Whole(text).Syntax).Replace("trailing comment ", "comment ");
}
