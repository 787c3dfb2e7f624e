using System.Collections.Immutable;
using Cdi.Annotators.Answers;
using Cdi.Annotators.Engine;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Tests;

/// <summary>From answers to several questions to a label, a failure, a confidence, and the question that is asked next.</summary>
public sealed class DerivedTallyTests
{
    // yes = attack[yes] and group[yes]; the answers of attack are yes, no, those of group yes, no, unsure.
    private static readonly OutcomeDefinition Hate = Outcome([2, 3], [0, 1, 1, 1, 1, 1]);

    private static OutcomeDefinition Outcome(int[] answers, int[] labels) => new()
    {
        Name = "hate",
        Options = [new("yes", "Hateful"), new("no", "Not hateful")],
        Questions =
        [
            .. answers.Select((count, question) => new QuestionDefinition
            {
                Name = $"q{question}", Text = "?", Options = [.. Enumerable.Range(0, count).Select(answer => new OptionDefinition($"a{answer}", $"{answer}"))],
            }),
        ],
        Derivation = new() { Rule = new(answers, labels), Written = ["", ""] },
    };

    [Fact]
    public void Questions_are_asked_in_their_order_as_long_as_the_label_hangs_on_them()
    {
        var decided = new DerivedTally(Hate);
        Assert.Equal(0, decided.Next());
        decided.Add(0, Said(1), []);
        Assert.Null(decided.Next());
        Assert.Equal(1, decided.Result().Value);
        Assert.Equal([1.0, double.NaN], decided.Answers.ToArray());

        var open = new DerivedTally(Hate);
        open.Add(0, Said(0), []);
        Assert.Equal(1, open.Next());
        open.Add(1, Said(2), []);
        Assert.Null(open.Next());
        Assert.Equal(1, open.Result().Value);
    }

    [Fact]
    public void A_question_that_the_first_answer_makes_idle_is_skipped()
    {
        // The first answer says whether the second question or the third decides.
        var tally = new DerivedTally(Outcome([2, 2, 2], [0, 0, 1, 1, 0, 1, 0, 1]));
        tally.Add(0, Said(1), []);
        Assert.Equal(2, tally.Next());
        tally.Add(2, Said(0), []);
        Assert.Equal(0, tally.Result().Value);
    }

    [Fact]
    public void A_failure_matters_only_where_the_rule_needs_the_answer()
    {
        var saved = new DerivedTally(Hate);
        saved.Add(0, Failed(AnswerFailure.Refused), []);
        Assert.Equal(1, saved.Next());
        saved.Add(1, Said(1), []);
        Assert.Equal((1.0, (AnswerFailure?)null), (saved.Result().Value, saved.Result().Failure));

        var lost = new DerivedTally(Hate);
        lost.Add(0, Failed(AnswerFailure.Refused), []);
        lost.Add(1, Said(0), []);
        Assert.Equal((AnswerFailure.Refused, "q0: said"), (lost.Result().Failure, lost.Result().Detail));

        // Where every answer is needed, nothing is asked behind one that failed.
        var both = new DerivedTally(Outcome([2, 2], [0, 1, 1, 0]));
        both.Add(0, Failed(AnswerFailure.Malformed), []);
        Assert.Null(both.Next());
        Assert.Equal(AnswerFailure.Malformed, both.Result().Failure);
    }

    [Fact]
    public void The_confidence_is_the_probability_of_the_label_where_each_question_is_answered_by_itself()
    {
        // Hateful with .8 · .6; not hateful with 1 − .48.
        Assert.Equal(0.48, Confidence((0, [0.8, 0.2]), (0, [0.6, 0.3, 0.1])), 12);
        Assert.Equal(0.2 + (0.8 * 0.7), Confidence((0, [0.8, 0.2]), (1, [0.3, 0.6, 0.1])), 12);

        // What hangs on a question that was not asked counts for no label.
        Assert.Equal(0.9, Confidence((1, [0.1, 0.9]), null), 12);

        // An answer outside the options is none, and does no harm where the label does not hang on it.
        Assert.Equal(0.7 * 0.5, Confidence((0, [0.7, 0.2]), (0, [0.5, 0.2, 0.1])), 12);
        Assert.Equal(0.2 + (0.7 * 0.7) + (0.1 * 0.7), Confidence((0, [0.7, 0.2]), (1, [0.2, 0.6, 0.1])), 12);
    }

    [Fact]
    public void The_confidence_is_that_of_all_combinations()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int[] counts = [random.Next(2, 4), random.Next(2, 4), random.Next(2, 4)];
            int[] labels = [.. Enumerable.Range(0, counts[0] * counts[1] * counts[2]).Select(_ => random.Next(2))];
            var outcome = Outcome(counts, labels);
            var shares = counts.Select(count => Shares(random, count)).ToList();
            var tally = new DerivedTally(outcome);
            int[] answers = [.. counts.Select(count => random.Next(count))];
            var asked = new List<int>();
            while (tally.Next() is { } question)
            {
                tally.Add(question, Said(answers[question]), shares[question]);
                asked.Add(question);
            }

            if (asked.Count == 0) continue;
            var (sum, label) = (0.0, (int)tally.Result().Value);
            foreach (var each in counts.Aggregate((IEnumerable<int[]>)[[]], (known, count) => known.SelectMany(
                said => Enumerable.Range(-1, count + 1).Select(answer => (int[])[.. said, answer]))))
            {
                if (each.Index().Any(said => said.Item >= 0 && !asked.Contains(said.Index))) continue;
                if (outcome.Derivation?.Rule.LabelOf(each) != label) continue;
                sum += asked.Aggregate(1.0, (product, question) =>
                    product * (each[question] < 0 ? 1 - shares[question].Sum() : shares[question][each[question]]));
            }

            Assert.Equal(sum, tally.Result().Confidence, 12);
        }
    }

    private static ImmutableArray<double> Shares(Random random, int count)
    {
        double[] drawn = [.. Enumerable.Range(0, count + 1).Select(_ => random.NextDouble())];
        return [.. drawn.Take(count).Select(each => each / drawn.Sum())];
    }

    private static double Confidence((int Answer, double[] Shares) first, (int Answer, double[] Shares)? second)
    {
        var tally = new DerivedTally(Hate);
        tally.Add(0, Said(first.Answer), [.. first.Shares]);
        if (second is { } asked) tally.Add(1, Said(asked.Answer), [.. asked.Shares]);
        return tally.Result().Confidence;
    }

    private static RowAnnotation Said(int answer) => new(answer, double.NaN);

    private static RowAnnotation Failed(AnswerFailure kind) => new(double.NaN, double.NaN) { Failure = kind, Detail = "said" };
}
